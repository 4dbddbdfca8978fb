// The API page: requests with and without the access token, and what came back.
import { Component, inject } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';
import { demoApi, isLocalTenant } from '../tenant';
import { endpoints } from './endpoints';
import { Exchange } from './exchange';
import { reportsRule } from './rules';

@Component({
  selector: 'demo-api-page',
  imports: [Exchange],
  templateUrl: './api-page.html',
  styleUrl: './api-page.css',
})
export class ApiPage {
  protected readonly auth = inject(AuthService);
  protected readonly api = demoApi;
  protected readonly reports = isLocalTenant ? reportsRule : null;
  protected readonly endpoints = endpoints;
}
