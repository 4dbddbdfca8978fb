// The pages, and who may see them.
import type { Routes } from '@angular/router';
import { authGuard } from 'ngx-auth0-lock';
import { AboutPage } from './about-page';
import { EchoPage } from './echo-page';
import { HomePage } from './home-page';
import { ProfilePage } from './profile-page';
import { ReportPage } from './report-page';

export const routes: Routes = [
  { path: '', pathMatch: 'full', component: HomePage },
  { path: 'about', component: AboutPage },
  { path: 'echo', component: EchoPage },
  { path: 'profile', component: ProfilePage, canActivate: [authGuard] },
  { path: 'report', component: ReportPage, canActivate: [authGuard] },
];
