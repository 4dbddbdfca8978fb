// Who may see which page.
import { Title } from '@angular/platform-browser';
import { TestBed } from '@angular/core/testing';
import { NavigationEnd, provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { AuthService } from 'ngx-auth0-lock';
import { AuthTestingController, provideAuthTesting } from 'ngx-auth0-lock/testing';
import { filter, firstValueFrom } from 'rxjs';
import { AdminPage } from './admin/admin-page';
import { routes } from './app.routes';
import { ForbiddenPage } from './forbidden/forbidden-page';
import { HomePage } from './home/home-page';
import { MissingPage } from './missing/missing-page';
import { PaymentPage } from './payment/payment-page';
import { ProfilePage } from './profile/profile-page';
import { ROLES_CLAIM } from './roles';

describe('The routes', () => {
  let harness: RouterTestingHarness;
  let auth: AuthTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideRouter(routes), provideAuthTesting()] });
    auth = TestBed.inject(AuthTestingController);
    harness = await RouterTestingHarness.create();
  });

  const nextPage = () =>
    firstValueFrom(
      TestBed.inject(Router).events.pipe(filter((event) => event instanceof NavigationEnd)),
    );
  const shown = () => harness.routeDebugElement?.componentInstance as unknown;
  const text = () => harness.routeNativeElement?.textContent ?? '';

  it('show Home to everybody, with a title', async () => {
    await harness.navigateByUrl('/', HomePage);
    expect(TestBed.inject(Title).getTitle()).toBe('ngx-auth0-lock');
  });

  it('say at an unknown address that nothing is there, and leave the address', async () => {
    await harness.navigateByUrl('/no/such/page?secret=1', MissingPage);
    expect(TestBed.inject(Router).url).toBe('/no/such/page?secret=1');
    expect(text()).toContain('Nothing stands at /no/such/page.');
    await harness.navigateByUrl('/nor/here');
    expect(text()).toContain('Nothing stands at /nor/here.');
  });

  it('open the Payment to whoever has just signed in, and after signing in anew', async () => {
    const now = Math.floor(Date.now() / 1000);
    auth.signIn({ auth_time: now });
    await harness.navigateByUrl('/payment', PaymentPage);
    await harness.navigateByUrl('/', HomePage);
    auth.signIn({ auth_time: now - 1000 });
    const next = nextPage();
    await harness.navigateByUrl('/payment').catch(() => {});
    await next;
    expect(TestBed.inject(AuthService).user()?.['auth_time']).toBeGreaterThan(now - 10);
  });

  it('open the Profile to whoever is signed in', async () => {
    auth.signIn({ name: 'Ada Lovelace' });
    await harness.navigateByUrl('/profile', ProfilePage);
    expect(text()).toContain('Ada Lovelace');
  });

  it('ask for a sign-in before the Profile, and land there with its query', async () => {
    await harness.navigateByUrl('/');
    let letIn = (): void => {};
    auth.nextLogin(new Promise((resolve) => (letIn = () => resolve('signed-in'))));
    await harness.navigateByUrl('/profile?view=token');
    expect(shown()).toBeInstanceOf(HomePage);
    const arrived = nextPage();
    letIn();
    await arrived;
    expect(TestBed.inject(Router).url).toBe('/profile?view=token');
    expect(shown()).toBeInstanceOf(ProfilePage);
  });

  it('keep whoever cancels the sign-in where they were', async () => {
    await harness.navigateByUrl('/');
    auth.nextLogin('cancelled');
    await harness.navigateByUrl('/profile');
    await harness.fixture.whenStable();
    expect(shown()).toBeInstanceOf(HomePage);
  });

  it('leave the Profile when the session expires on it', async () => {
    auth.signIn();
    await harness.navigateByUrl('/profile', ProfilePage);
    auth.expire();
    await harness.fixture.whenStable();
    expect(shown()).toBeInstanceOf(HomePage);
  });

  it('open the Admin page to an admin', async () => {
    auth.signIn({ [ROLES_CLAIM]: ['admin'] });
    await harness.navigateByUrl('/admin', AdminPage);
    expect(text()).toContain('holds admin');
  });

  for (const [who, roles] of [
    ['somebody without roles', undefined],
    ['somebody with another role', ['editor']],
    ['somebody whose claim is malformed', { admin: true }],
  ] as const) {
    it(`turn ${who} away from the Admin page politely`, async () => {
      auth.signIn({ name: 'Ada Lovelace', [ROLES_CLAIM]: roles });
      await harness.navigateByUrl('/admin', ForbiddenPage);
      expect(TestBed.inject(Router).url).toBe('/forbidden');
      expect(text()).toContain('You are signed in as Ada Lovelace');
    });
  }

  it('let whoever was turned away sign out, to come back as somebody else', async () => {
    auth.signIn({ name: 'Ada Lovelace' });
    await harness.navigateByUrl('/admin', ForbiddenPage);
    harness.routeNativeElement?.querySelector('button')?.click();
    await harness.fixture.whenStable();
    expect(TestBed.inject(AuthService).authenticated()).toBeFalse();
    expect(auth.departures.length).toBe(1);
    expect(text()).not.toContain('Ada');
  });
});
