import { Component, inject } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';

@Component({
  selector: 'app-single',
  imports: [],
  template: '<p>{{ auth.status() === "pending" }}</p><i [hidden]="auth.status() === \'pending\'"></i>',
})
export class Single {
  protected readonly auth = inject(AuthService);
}
