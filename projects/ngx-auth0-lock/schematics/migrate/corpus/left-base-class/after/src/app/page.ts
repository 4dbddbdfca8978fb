import { Component } from '@angular/core';
import { Base } from './base';

@Component({
  selector: 'app-page',
  imports: [],
  template: '@if (auth.authenticated()) { <b>in</b> }',
})
export class Page extends Base {
  leave() {
    this.auth.logout();
  }
}
