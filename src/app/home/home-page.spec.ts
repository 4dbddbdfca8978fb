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

  const greeting = () =>
    (fixture.nativeElement as HTMLElement).querySelector('.hello')?.textContent ?? undefined;

  it('names the local users while nobody is signed in', () => {
    for (const { email, password } of localUsers) {
      expect(text()).toContain(email);
      expect(text()).toContain(password);
    }
    expect(greeting()).toBeUndefined();
  });

  it('greets whoever is signed in and hides the passwords', async () => {
    TestBed.inject(AuthTestingController).signIn({ name: 'Ada Lovelace' });
    await fixture.whenStable();
    expect(greeting()).toContain('Hello Ada Lovelace.');
    expect(text()).not.toContain('lovelace-1843');
  });

  it('shows the lines of code that an app needs', () => {
    expect(text()).toContain('provideAuth0Lock({');
    expect(text()).toContain('<auth-button />');
  });

  it('has a button that signs in', async () => {
    const buttons = [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')];
    buttons.find((button) => button.textContent?.includes('sign in'))?.click();
    await fixture.whenStable();
    expect(greeting()).toContain('Hello ');
  });
});
