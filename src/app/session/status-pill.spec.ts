// The pill follows the session, in words.
import { TestBed } from '@angular/core/testing';
import { AuthTestingController, provideAuthTesting } from 'ngx-auth0-lock/testing';
import { StatusPill } from './status-pill';

describe('StatusPill', () => {
  it('says signed out, then signed in', async () => {
    TestBed.configureTestingModule({ providers: [provideAuthTesting()] });
    const fixture = TestBed.createComponent(StatusPill);
    const pill = () => (fixture.nativeElement as HTMLElement).querySelector('.pill');
    await fixture.whenStable();
    expect(pill()?.textContent).toBe('Signed out');
    expect(pill()?.classList).not.toContain('good');
    TestBed.inject(AuthTestingController).signIn();
    await fixture.whenStable();
    expect(pill()?.textContent).toBe('Signed in');
    expect(pill()?.classList).toContain('good');
  });
});
