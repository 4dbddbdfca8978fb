import { Injectable } from '@angular/core';
import { AuthService } from './auth.service';

@Injectable()
export class AdminService extends AuthService {
  allowed() {
    return this.authenticated();
  }
}
