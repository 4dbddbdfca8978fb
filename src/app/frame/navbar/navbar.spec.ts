// The navbar follows the session.
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { AuthTestingController, provideAuthTesting } from 'ngx-auth0-lock/testing';
import { Navbar } from './navbar';

describe('Navbar', () => {
  let fixture: ComponentFixture<Navbar>;
  let auth: AuthTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([]), provideAuthTesting()] });
    auth = TestBed.inject(AuthTestingController);
    fixture = TestBed.createComponent(Navbar);
    await fixture.whenStable();
  });

  const text = (selector: string) =>
    (fixture.nativeElement as HTMLElement).querySelector(selector)?.textContent?.trim();

  it('offers Log in and names nobody while nobody is signed in', () => {
    expect(text('auth-button')).toBe('Log in');
    expect(text('.name')).toBeUndefined();
  });

  it('shows the name and Log out as soon as somebody is signed in', async () => {
    auth.signIn({ name: 'Ada Lovelace' });
    await fixture.whenStable();
    expect(text('auth-button')).toBe('Log out');
    expect(text('.name')).toBe('Ada Lovelace');
  });

  it('goes back to Log in when the session expires', async () => {
    auth.signIn({ name: 'Ada Lovelace' });
    await fixture.whenStable();
    auth.expire();
    await fixture.whenStable();
    expect(text('auth-button')).toBe('Log in');
    expect(text('.name')).toBeUndefined();
  });

  it('falls back to the e-mail address where the token has no name', async () => {
    auth.signIn({ email: 'ada@example.com' });
    await fixture.whenStable();
    expect(text('.name')).toBe('ada@example.com');
  });

  it('signs in with the first click and leaves for the tenant with the second', async () => {
    const button = (fixture.nativeElement as HTMLElement).querySelector('auth-button button');
    (button as HTMLButtonElement).click();
    await fixture.whenStable();
    expect(text('auth-button')).toBe('Log out');
    (button as HTMLButtonElement).click();
    await fixture.whenStable();
    expect(text('auth-button')).toBe('Log in');
    expect(auth.departures).toEqual([jasmine.stringContaining('/v2/logout')]);
  });

  it('links to every page', () => {
    const links = (fixture.nativeElement as HTMLElement).querySelectorAll('nav a');
    expect([...links].map((link) => link.getAttribute('href'))).toEqual([
      '/',
      '/profile',
      '/session',
      '/api',
      '/admin',
    ]);
  });
});
