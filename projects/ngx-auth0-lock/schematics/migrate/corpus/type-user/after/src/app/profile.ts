import { Component, Input } from '@angular/core';
import { IdTokenClaims } from 'ngx-auth0-lock';

@Component({ selector: 'app-profile', template: '{{ user?.name }}' })
export class Profile {
  @Input() user: IdTokenClaims | null | undefined;

  get roles() {
    return this.user?.['https://acme.com/roles'];
  }
}
