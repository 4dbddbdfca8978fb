// A page that is rendered when the app is built, so that its HTML knows nobody.
import { Component } from '@angular/core';

@Component({
  selector: 'ssr-about-page',
  template: `<h1>Rendered ahead</h1>`,
})
export class AboutPage {}
