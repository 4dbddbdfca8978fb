// Fetching Lock and making the page's one Lock.
import { CSP_NONCE, LOCALE_ID } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { AuthApp, CLIENT_ID, LOCK_IS_GONE, settle } from '../../testing-support/auth-app';
import { PAGE_LOCK } from './lock-loader';

describe("the page's Lock", () => {
  let app: AuthApp;
  const makeLock = () => TestBed.inject(PAGE_LOCK).lock();

  beforeEach(async () => {
    app = await AuthApp.open();
  });

  it('fetches again after a failure', async () => {
    await app.start();
    app.fetched.fails = true;
    await expectAsync(makeLock()).toBeRejected();
    app.fetched.fails = false;
    await expectAsync(makeLock()).toBeResolvedTo(app.lock);
  });

  it('makes one Lock, of the configuration', async () => {
    const lock = { theme: { primaryColor: 'teal' } };
    await app.start({ config: { lock, callbackPath: '/in' } });
    void app.auth.login();
    await settle();
    app.lock.hide();
    await settle();
    app.clock.stall(LOCK_IS_GONE);
    void app.auth.login();
    await settle();
    expect(app.lock.shown.length).toBe(2);
    expect(app.made.length).toBe(1);
    expect(app.made[0].config.clientId).toBe(CLIENT_ID);
    expect(app.made[0].config.lock).toBe(lock);
    expect(app.made[0].redirectUrl).toBe(`${location.origin}/in`);
    expect(app.made[0].nonce).toBeNull();
  });

  it('returns to the base URL, with nothing of the current page in it', async () => {
    await app.start();
    await makeLock();
    expect(location.href).not.toBe(`${location.origin}/`);
    expect(app.made[0].redirectUrl).toBe(`${location.origin}/`);
  });

  it('knows the nonce of the Content Security Policy', async () => {
    await app.start({ providers: [{ provide: CSP_NONCE, useValue: 'abc123' }] });
    await makeLock();
    expect(app.made[0].nonce).toBe('abc123');
  });

  it('knows the locale of the app', async () => {
    await app.start({ providers: [{ provide: LOCALE_ID, useValue: 'de-AT' }] });
    await makeLock();
    expect(app.made[0].localeId).toBe('de-AT');
  });

  it('takes Lock down with the app', async () => {
    await app.start();
    await makeLock();
    TestBed.resetTestingModule();
    expect(app.lock.destroyed).toBeTrue();
  });
});
