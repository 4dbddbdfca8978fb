// The Profile page shows who is signed in.
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { AuthTestingController, provideAuthTesting } from 'ngx-auth0-lock/testing';
import { ROLES_CLAIM } from '../roles';
import { ProfilePage } from './profile-page';

describe('ProfilePage', () => {
  const claims = {
    name: 'Grace Hopper',
    email: 'grace@example.com',
    email_verified: true,
    [ROLES_CLAIM]: ['admin'],
  };

  async function open(url: string): Promise<HTMLElement> {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'profile', component: ProfilePage }]),
        provideAuthTesting({ claims }),
      ],
    });
    const harness = await RouterTestingHarness.create();
    await harness.navigateByUrl(url);
    return harness.routeNativeElement as HTMLElement;
  }

  const facts = (page: HTMLElement) =>
    [...page.querySelectorAll('dl > div')].map((fact) =>
      [...fact.children]
        .map(({ textContent }) => textContent?.trim().replace(/\s+/g, ' '))
        .join(': '),
    );

  it('shows the claims in words', async () => {
    const page = await open('/profile');
    expect(page.querySelector('h1')?.textContent).toBe('Grace Hopper');
    expect(page.querySelector('.avatar')?.textContent).toBe('GH');
    expect(facts(page)).toContain('E-mail: grace@example.com verified');
    expect(facts(page)).toContain('Roles: admin');
    expect(facts(page)).toContain('Nickname: not given');
  });

  it('shows them as they stand in the token when the query says so', async () => {
    const page = await open('/profile?view=token');
    const shown: unknown = JSON.parse(page.querySelector('pre')?.textContent ?? '');
    expect(shown).toEqual(jasmine.objectContaining(claims));
    expect(page.querySelector('dl')).toBeNull();
    expect(page.querySelector('[aria-current]')?.textContent).toBe('As in the token');
  });

  it('follows a change of user', async () => {
    const page = await open('/profile');
    TestBed.inject(AuthTestingController).signIn({ sub: 'auth0|2', name: 'Ada Lovelace' });
    TestBed.tick();
    expect(page.querySelector('h1')?.textContent).toBe('Ada Lovelace');
    expect(facts(page)).toContain('Roles: none');
  });
});
