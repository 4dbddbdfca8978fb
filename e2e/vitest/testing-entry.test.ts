// The package's testing entry point in an app that tests with Vitest.
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { AuthButton, AuthService } from 'ngx-auth0-lock';
import {
  AuthButtonHarness,
  AuthTestingController,
  provideAuthTesting,
} from 'ngx-auth0-lock/testing';
import { describe, expect, it } from 'vitest';

// Called as a function: no compiler of Angular's turns the decorators of this file into code.
class Page {}
Component({ imports: [AuthButton], template: '<auth-button />' })(Page);

describe('ngx-auth0-lock/testing under Vitest', () => {
  it('starts with whom the test says', () => {
    TestBed.configureTestingModule({
      providers: [provideAuthTesting({ claims: { name: 'Ada' } })],
    });
    expect(TestBed.inject(AuthService).user()?.name).toBe('Ada');
  });

  it('signs in and out and lets a session run out', () => {
    TestBed.configureTestingModule({ providers: [provideAuthTesting()] });
    const service = TestBed.inject(AuthService);
    const controller = TestBed.inject(AuthTestingController);
    expect(service.authenticated()).toBe(false);
    controller.signIn();
    expect(service.authenticated()).toBe(true);
    controller.expire();
    expect(service.session()).toEqual({ status: 'signed-out', reason: 'expired' });
  });

  it('decides how a login ends', async () => {
    TestBed.configureTestingModule({ providers: [provideAuthTesting()] });
    TestBed.inject(AuthTestingController).nextLogin('cancelled');
    expect(await TestBed.inject(AuthService).login()).toEqual({ outcome: 'cancelled' });
  });

  it('works the button', async () => {
    TestBed.configureTestingModule({ providers: [provideAuthTesting()] });
    const fixture = TestBed.createComponent(Page);
    await fixture.whenStable();
    const button = AuthButtonHarness.in(fixture);
    expect(button.label()).toBe('Log in');
    button.click();
    await fixture.whenStable();
    expect(button.label()).toBe('Log out');
  });
});
