// Warns whoever is away that they are about to be logged out.
import { Component, inject } from '@angular/core';
import { AuthService, IdleWarning } from 'ngx-auth0-lock';

@Component({
  selector: 'demo-idle-warning',
  templateUrl: './idle-warning.html',
  styleUrl: './idle-warning.css',
})
export class IdleWarningStrip {
  protected readonly auth = inject(AuthService);
  protected readonly idle = inject(IdleWarning);
}
