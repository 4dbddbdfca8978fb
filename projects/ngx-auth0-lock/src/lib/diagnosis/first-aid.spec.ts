// What a developer reads in the console when a setting is wrong: each thing once, and nothing in tests.
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { Injector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { AuthApp, settle, until } from '../../testing-support/auth-app';
import { AuthService } from '../auth-service';
import { bearerInterceptor, withBearer } from '../http/bearer-interceptor';
import { provideAuth0Lock } from '../provide-auth0-lock';
import { firstAid } from './first-aid';

describe('firstAid', () => {
  let app: AuthApp;
  let said: jasmine.Spy;
  const sentences = () => said.calls.allArgs().flat().map(String);

  beforeEach(async () => {
    said = spyOn(console, 'error');
    app = await AuthApp.open();
  });

  it('names a client that the tenant does not know, once', async () => {
    await app.start();
    firstAid(TestBed.inject(Injector));
    for (let attempt = 0; attempt < 2; attempt++) {
      void app.auth.login();
      await until(() => app.lock.visible);
      app.lock.emit('unrecoverable_error', { code: 'sync' });
      await settle();
      await app.clock.advance(2000);
    }
    await until(() => said.calls.any());
    expect(sentences()).toEqual([jasmine.stringMatching(/knows no client 'client-1'/)]);
  });

  it('names a placeholder at once', async () => {
    await app.start({ config: { clientId: 'YOUR_CLIENT_ID' } });
    firstAid(TestBed.inject(Injector));
    expect(sentences()).toEqual([jasmine.stringMatching(/placeholder 'YOUR_CLIENT_ID'/)]);
  });

  it('says nothing of a wrong password', async () => {
    await app.start();
    firstAid(TestBed.inject(Injector));
    void app.auth.login();
    await until(() => app.lock.visible);
    app.lock.emit('authorization_error', { code: 'invalid_user_password' });
    await settle();
    expect(sentences()).toEqual([]);
  });

  it('ends with the app', async () => {
    await app.start({
      providers: [provideHttpClient(withInterceptors([bearerInterceptor]))],
    });
    firstAid(TestBed.inject(Injector));
    const { session } = app;
    TestBed.resetTestingModule();
    expect(() => session.destroy()).not.toThrow();
    expect(sentences()).toEqual([]);
  });
});

describe('provideAuth0Lock', () => {
  const config = { clientId: 'a8fK2', domain: 'acme.eu.auth0.com' };

  it('refuses an option that it does not know, and names the one that is meant', () => {
    expect(() => provideAuth0Lock({ ...config, clientID: 'x' } as never)).toThrowError(
      "provideAuth0Lock knows no option 'clientID': do you mean 'clientId'?",
    );
  });

  it('that is missing is named by whoever needs it', () => {
    TestBed.configureTestingModule({});
    expect(() => TestBed.inject(AuthService)).toThrowError(/provideAuth0Lock\(\) is missing: put/);
  });

  it('takes its own options and a feature', () => {
    expect(() =>
      provideAuth0Lock({ ...config, loginPath: '/login' }, withBearer(['/api'])),
    ).not.toThrow();
  });
});
