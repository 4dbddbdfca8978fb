import { Injectable } from '@angular/core';
import * as auth0 from 'auth0-js';

@Injectable({ providedIn: 'root' })
export class WebAuth {
  private readonly client = new auth0.WebAuth({ clientID: 'abc123', domain: 'acme.eu.auth0.com' });

  login() {
    this.client.authorize();
  }
}
