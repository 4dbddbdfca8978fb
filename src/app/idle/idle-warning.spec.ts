// The warning comes, counts, and goes.
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { AuthService } from 'ngx-auth0-lock';
import { AuthTestingController, provideAuthTesting } from 'ngx-auth0-lock/testing';
import { IdleWarningStrip } from './idle-warning';

describe('IdleWarningStrip', () => {
  let fixture: ComponentFixture<IdleWarningStrip>;
  let auth: AuthTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideAuthTesting({ claims: {} })] });
    auth = TestBed.inject(AuthTestingController);
    fixture = TestBed.createComponent(IdleWarningStrip);
    await fixture.whenStable();
  });

  const alert = () => (fixture.nativeElement as HTMLElement).querySelector('[role=alert]')!;

  it('is silent, but there for screen readers, while there is nothing to warn of', () => {
    expect(alert().textContent?.trim()).toBe('');
  });

  it('counts down, to the last second, and reads out only the sentence', async () => {
    for (const seconds of [60, 1, 0]) {
      auth.warnIdle(seconds);
      await fixture.whenStable();
      expect(alert().textContent).toContain('You will be logged out soon.');
      expect(alert().querySelector('[aria-hidden=true]')?.textContent).toBe(`${seconds} s`);
    }
  });

  it('goes when somebody says that they stay', async () => {
    auth.warnIdle(42);
    await fixture.whenStable();
    alert().querySelector('button')!.click();
    await fixture.whenStable();
    expect(alert().textContent?.trim()).toBe('');
  });

  it('lets somebody leave at once', async () => {
    auth.warnIdle(42);
    await fixture.whenStable();
    [...alert().querySelectorAll('button')].at(-1)!.click();
    expect(TestBed.inject(AuthService).authenticated()).toBeFalse();
  });
});
