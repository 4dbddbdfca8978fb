import { Component } from '@angular/core';
import { AuthService } from './auth.service';

@Component({ selector: 'app-root', standalone: false, templateUrl: './app.component.html' })
export class AppComponent {
  constructor(public auth: AuthService) {}
}
