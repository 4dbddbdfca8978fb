// For a claim: who has it comes in, who has not is sent away, who is nobody is asked.
import type { Routes } from '@angular/router';
import { AuthApp, OtherPage, SomePage } from '../../testing-support/auth-app';
import { claimsGuard } from './claims-guard';

describe('claimsGuard', () => {
  const admin = claimsGuard((claims) => claims['https://acme.example/role'] === 'admin', {
    forbiddenPath: '/forbidden?why=role',
  });
  const broken = claimsGuard((claims) => (claims['missing'] as string[]).includes('x'), {
    forbiddenPath: '/forbidden',
  });
  const routes: Routes = [
    { path: 'forbidden', component: OtherPage },
    { path: 'login', component: OtherPage },
    { path: 'activate', component: SomePage, canActivate: [admin] },
    {
      path: 'child',
      canActivateChild: [admin],
      children: [{ path: '', component: SomePage }],
    },
    { path: 'match', component: SomePage, canMatch: [admin] },
    { path: 'broken', component: SomePage, canActivate: [broken] },
  ];
  let app: AuthApp;

  beforeEach(async () => {
    app = await AuthApp.open();
  });

  for (const url of ['/activate', '/child', '/match']) {
    it(`decides about ${url} by the claims`, async () => {
      await app.start({ routes, restored: { 'https://acme.example/role': 'admin' } });
      await app.navigate(url);
      expect(app.router.url).toBe(url);
    });

    it(`refuses ${url} politely`, async () => {
      await app.start({ routes, restored: { 'https://acme.example/role': 'user' } });
      await app.navigate(url);
      expect(app.router.url).toBe('/forbidden?why=role');
    });

    it(`asks for a sign-in before ${url}`, async () => {
      await app.start({ routes, config: { loginPath: '/login' } });
      await app.navigate(url);
      expect(app.router.url).toBe(`/login?returnTo=${encodeURIComponent(url)}`);
    });
  }

  it('takes a predicate that throws for a no', async () => {
    await app.start({ routes, restored: {} });
    await app.navigate('/broken');
    expect(app.router.url).toBe('/forbidden');
  });
});
