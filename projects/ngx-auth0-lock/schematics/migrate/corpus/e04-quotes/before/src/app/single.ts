import { AsyncPipe } from '@angular/common';
import { Component, inject } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';

@Component({
  selector: 'app-single',
  imports: [AsyncPipe],
  template: '<p>{{ auth.isLoading$ | async }}</p><i [hidden]="auth.isLoading$ | async"></i>',
})
export class Single {
  protected readonly auth = inject(AuthService);
}
