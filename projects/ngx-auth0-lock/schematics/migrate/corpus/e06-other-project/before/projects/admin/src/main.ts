import { Component, inject } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { AuthService } from '../../../src/app/auth.service';

@Component({ selector: 'app-root', template: '{{ auth.authenticated() }}' })
export class Admin {
  protected readonly auth = inject(AuthService);
}

void bootstrapApplication(Admin, { providers: [AuthService] });
