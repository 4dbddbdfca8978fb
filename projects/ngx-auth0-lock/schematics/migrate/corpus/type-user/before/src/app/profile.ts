import { Component, Input } from '@angular/core';
import { User } from '@auth0/auth0-angular';

@Component({ selector: 'app-profile', template: '{{ user?.name }}' })
export class Profile {
  @Input() user: User | null | undefined;

  get roles() {
    return this.user?.['https://acme.com/roles'];
  }
}
