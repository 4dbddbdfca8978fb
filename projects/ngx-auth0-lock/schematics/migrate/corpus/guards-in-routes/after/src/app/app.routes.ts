import { Routes } from '@angular/router';
import { authGuard } from 'ngx-auth0-lock';
import { App } from './app';

export const routes: Routes = [
  { path: 'a', component: App, canActivate: [authGuard] },
  { path: 'b', component: App, canActivate: [authGuard], canActivateChild: [authGuard] },
];
