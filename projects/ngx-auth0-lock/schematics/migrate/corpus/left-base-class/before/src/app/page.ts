import { AsyncPipe } from '@angular/common';
import { Component } from '@angular/core';
import { Base } from './base';

@Component({
  selector: 'app-page',
  imports: [AsyncPipe],
  template: '@if (auth.isAuthenticated$ | async) { <b>in</b> }',
})
export class Page extends Base {
  leave() {
    this.auth.logout({ logoutParams: { returnTo: document.location.origin } }).subscribe();
  }
}
