import { Injectable } from '@angular/core';
import { AuthHttp } from 'angular2-jwt';

@Injectable()
export class Api {
  constructor(private readonly http: AuthHttp) {}

  orders() {
    return this.http.get('/api/orders');
  }
}
