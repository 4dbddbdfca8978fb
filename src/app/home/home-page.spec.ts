// The Home page greets, or tells who can sign in.
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { AuthTestingController, provideAuthTesting } from 'ngx-auth0-lock/testing';
import { localUsers } from '../tenant';
import { HomePage } from './home-page';

describe('HomePage', () => {
  let fixture: ComponentFixture<HomePage>;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([]), provideAuthTesting()] });
    fixture = TestBed.createComponent(HomePage);
    await fixture.whenStable();
  });

  const text = () => (fixture.nativeElement as HTMLElement).textContent ?? '';

  /** What can be seen of the place that greets, or asks to log in. */
  const shown = () =>
    (fixture.nativeElement as HTMLElement).querySelector('.either > .shown')?.textContent ?? '';

  it('names the local users, and offers to log in while nobody is', () => {
    for (const { email, password } of localUsers) {
      expect(text()).toContain(email);
      expect(text()).toContain(password);
    }
    expect(shown()).toContain('Nobody is signed in.');
  });

  it('greets whoever is signed in', async () => {
    TestBed.inject(AuthTestingController).signIn({ name: 'Ada Lovelace' });
    await fixture.whenStable();
    expect(shown()).toContain('Hello Ada Lovelace.');
  });

  it('keeps the same room whoever is there, so that nothing jumps', async () => {
    document.body.append(fixture.nativeElement as HTMLElement);
    const room = () =>
      (fixture.nativeElement as HTMLElement).querySelector('.either')?.clientHeight ?? 0;
    const before = room();
    expect(before).toBeGreaterThan(50);
    TestBed.inject(AuthTestingController).signIn({ name: 'Ada Lovelace' });
    await fixture.whenStable();
    expect(room()).toBe(before);
  });

  it('shows the lines of code that an app needs', () => {
    expect(text()).toContain('provideAuth0Lock({');
    expect(text()).toContain('<auth-button />');
  });

  it('has a button that logs in', async () => {
    const buttons = [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')];
    buttons.find((button) => button.textContent?.trim() === 'Log in')?.click();
    await fixture.whenStable();
    expect(shown()).toContain('Hello ');
  });
});
