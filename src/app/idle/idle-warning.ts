// Warns whoever is away that they are about to be signed out.
import { Component, inject } from '@angular/core';
import { IdleWarning } from 'ngx-auth0-lock';

@Component({
  selector: 'demo-idle-warning',
  templateUrl: './idle-warning.html',
  styleUrl: './idle-warning.css',
})
export class IdleWarningStrip {
  protected readonly idle = inject(IdleWarning);
}
