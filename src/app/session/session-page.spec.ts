// The Session page shows the session live.
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { AuthTestingController, provideAuthTesting } from 'ngx-auth0-lock/testing';
import { SessionPage } from './session-page';

describe('SessionPage', () => {
  const start = Date.UTC(2026, 0, 1, 12);
  let fixture: ComponentFixture<SessionPage>;
  let auth: AuthTestingController;

  beforeEach(() => {
    jasmine.clock().install().mockDate(new Date(start));
    TestBed.configureTestingModule({ providers: [provideAuthTesting()] });
    auth = TestBed.inject(AuthTestingController);
    fixture = TestBed.createComponent(SessionPage);
    fixture.detectChanges();
  });

  afterEach(() => {
    fixture.destroy();
    jasmine.clock().uninstall();
  });

  const page = () => fixture.nativeElement as HTMLElement;
  const text = (selector: string) =>
    page().querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim();
  const button = (label: string) =>
    [...page().querySelectorAll('button')].find((each) => each.textContent?.trim() === label);

  function signIn(): void {
    auth.signIn({ name: 'Ada Lovelace', iat: start / 1000, exp: start / 1000 + 90 });
    fixture.detectChanges();
  }

  it('says that nobody has signed in, and offers to', () => {
    expect(text('.state .pill')).toBe('Signed out');
    expect(text('.summary')).toBe('Nobody has logged in yet.');
    expect(text('[role=timer]')).toBeUndefined();
    expect(button('Log in')).toBeDefined();
    expect(button('Renew now')).toBeUndefined();
  });

  it('counts down to the end, second by second', () => {
    signIn();
    expect(text('[role=timer]')).toBe('1 min 30 s');
    jasmine.clock().tick(1000);
    fixture.detectChanges();
    expect(text('[role=timer]')).toBe('1 min 29 s');
    jasmine.clock().tick(60_000);
    fixture.detectChanges();
    expect(text('[role=timer]')).toBe('29 s');
  });

  it('shows how much of the token’s life is left', () => {
    const ring = () => page().querySelector('circle.left')?.getAttribute('stroke-dasharray');
    expect(ring()).toBeUndefined();
    signIn();
    expect(ring()).toBe('100 100');
    jasmine.clock().tick(45_000);
    fixture.detectChanges();
    expect(ring()).toBe('50 100');
  });

  it('shows the claims, and times as times', () => {
    signIn();
    const claims = [...page().querySelectorAll('.claims dl > div')].map((claim) =>
      [...claim.children].map(({ textContent }) => textContent?.trim()).join(': '),
    );
    expect(claims).toContain('name: "Ada Lovelace"');
    expect(claims.find((claim) => claim?.startsWith('exp'))).toContain('2026');
  });

  it('lists the events as they come, newest first', () => {
    signIn();
    auth.expire();
    fixture.detectChanges();
    const events = [...page().querySelectorAll('demo-timeline li')].map((item) => item.textContent);
    expect(events[0]).toContain('The session expired.');
    expect(events[1]).toContain('Signed in as Ada Lovelace.');
    expect(text('.summary')).toBe('The session expired.');
  });

  it('renews on request and says so', async () => {
    signIn();
    button('Renew now')?.click();
    fixture.detectChanges();
    expect(button('Renewing…')?.getAttribute('aria-busy')).toBe('true');
    // The fake answers a few microtasks later.
    for (let turns = 0; turns < 5; turns++) await Promise.resolve();
    fixture.detectChanges();
    expect(text('demo-timeline li')).toContain('The session was renewed.');
    expect(button('Renew now')).toBeDefined();
    expect(text('[role=timer]')).toBe('1 h 0 min 0 s');
  });

  it('says when a renewal failed, and keeps the session', async () => {
    signIn();
    auth.nextRenewal(false);
    button('Renew now')?.click();
    for (let turns = 0; turns < 5; turns++) await Promise.resolve();
    fixture.detectChanges();
    expect(text('demo-timeline li')).toContain('login-required');
    expect(text('.state .pill')).toBe('Signed in');
  });

  it('signs out at the tenant, or of this app only', () => {
    signIn();
    button('Log out of this app only')?.click();
    fixture.detectChanges();
    expect(text('.summary')).toBe('Signed out.');
    expect(auth.departures).toEqual([]);
    signIn();
    button('Log out')?.click();
    expect(auth.departures.length).toBe(1);
  });
});
