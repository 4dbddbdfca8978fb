// The pages of the demo, and who may see them.
import type { Routes } from '@angular/router';
import { authGuard, claimsGuard, freshGuard } from 'ngx-auth0-lock';
import { HomePage } from './home/home-page';
import { isAdmin } from './roles';

export const routes: Routes = [
  { path: '', pathMatch: 'full', title: 'ngx-auth0-lock', component: HomePage },
  {
    path: 'profile',
    title: 'Profile · ngx-auth0-lock',
    canActivate: [authGuard],
    loadComponent: () => import('./profile/profile-page').then((file) => file.ProfilePage),
  },
  {
    path: 'session',
    title: 'Session · ngx-auth0-lock',
    loadComponent: () => import('./session/session-page').then((file) => file.SessionPage),
  },
  {
    path: 'api',
    title: 'API · ngx-auth0-lock',
    loadComponent: () => import('./api/api-page').then((file) => file.ApiPage),
  },
  {
    path: 'admin',
    title: 'Admin · ngx-auth0-lock',
    canActivate: [claimsGuard(isAdmin, { forbiddenPath: '/forbidden' })],
    loadComponent: () => import('./admin/admin-page').then((file) => file.AdminPage),
  },
  {
    path: 'payment',
    title: 'Payment · ngx-auth0-lock',
    canActivate: [freshGuard({ maxAgeSeconds: 60 })],
    loadComponent: () => import('./payment/payment-page').then((file) => file.PaymentPage),
  },
  {
    path: 'forbidden',
    title: 'Not for this account · ngx-auth0-lock',
    loadComponent: () => import('./forbidden/forbidden-page').then((file) => file.ForbiddenPage),
  },
  {
    path: '**',
    title: 'No such page · ngx-auth0-lock',
    loadComponent: () => import('./missing/missing-page').then((file) => file.MissingPage),
  },
];
