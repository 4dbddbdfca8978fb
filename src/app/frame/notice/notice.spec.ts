// The notice tells only what nobody asked for.
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { AuthService } from 'ngx-auth0-lock';
import { AuthTestingController, provideAuthTesting } from 'ngx-auth0-lock/testing';
import { Notice } from './notice';

describe('Notice', () => {
  let fixture: ComponentFixture<Notice>;
  let auth: AuthTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideAuthTesting()] });
    auth = TestBed.inject(AuthTestingController);
    fixture = TestBed.createComponent(Notice);
    await fixture.whenStable();
  });

  async function text(): Promise<string> {
    await fixture.whenStable();
    const notice = (fixture.nativeElement as HTMLElement).querySelector('.message p');
    return notice?.textContent?.trim() ?? '';
  }

  it('is silent about a sign-in and a sign-out of one’s own', async () => {
    auth.signIn();
    expect(await text()).toBe('');
    TestBed.inject(AuthService).logout({ scope: 'app' });
    expect(await text()).toBe('');
  });

  it('tells that the session expired, in a region that screen readers follow', async () => {
    auth.signIn();
    auth.expire();
    expect(await text()).toBe('The session expired.');
    const region = (fixture.nativeElement as HTMLElement).querySelector('[role=status]');
    expect(region?.textContent).toContain('expired');
  });

  it('tells that logging in failed, until the next one works', async () => {
    auth.nextLogin('failed');
    await TestBed.inject(AuthService).login();
    expect(await text()).toContain('Logging in failed.');
    await TestBed.inject(AuthService).login();
    expect(await text()).toBe('');
  });

  it('leaves it to Lock to say what was wrong, while its form is open', async () => {
    const lock = document.createElement('div');
    lock.className = 'auth0-lock-opened';
    document.body.append(lock);
    auth.nextLogin('failed');
    await TestBed.inject(AuthService).login();
    expect(await text()).toBe('');
    lock.remove();
  });

  it('goes when it is dismissed', async () => {
    auth.signIn();
    auth.expire();
    await fixture.whenStable();
    (fixture.nativeElement as HTMLElement).querySelector('button')?.click();
    expect(await text()).toBe('');
  });
});
