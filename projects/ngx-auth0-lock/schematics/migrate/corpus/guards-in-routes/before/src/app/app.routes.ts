import { Routes } from '@angular/router';
import { AuthGuard, authGuardFn as guard } from '@auth0/auth0-angular';
import { App } from './app';

export const routes: Routes = [
  { path: 'a', component: App, canActivate: [AuthGuard] },
  { path: 'b', component: App, canActivate: [guard], canActivateChild: [guard] },
];
