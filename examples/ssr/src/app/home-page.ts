// The page that anybody may see.
import { Component } from '@angular/core';

@Component({
  selector: 'ssr-home-page',
  template: `
    <h1>Rendered on the server</h1>
    <p>Log in, load the page again, and look at its source: the button is right already.</p>
  `,
})
export class HomePage {}
