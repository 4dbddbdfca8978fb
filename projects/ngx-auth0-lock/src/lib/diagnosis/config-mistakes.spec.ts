// Mistakes of a configuration are named with the mend, before anything is asked of a tenant.
import type { AuthConfig } from '../auth-config';
import { configMistakes } from './config-mistakes';

describe('configMistakes', () => {
  const right: AuthConfig = { clientId: 'a8fK2', domain: 'acme.eu.auth0.com' };
  const mistakesIn = (change: Record<string, unknown>) => configMistakes({ ...right, ...change });

  it('finds none in a right configuration', () => {
    expect(configMistakes(right)).toEqual([]);
    expect(configMistakes({ ...right, loginPath: '/login', preload: 'idle' })).toEqual([]);
    for (const domain of ['login.acme.com', 'http://localhost:4400', 'tenant.example']) {
      expect(mistakesIn({ domain })).toEqual([]);
    }
  });

  for (const [typo, meant] of [
    ['clientID', 'clientId'],
    ['client_id', 'clientId'],
    ['Domain', 'domain'],
    ['storgae', 'storage'],
    ['loginpath', 'loginPath'],
    ['leewaySecond', 'leewaySeconds'],
  ]) {
    it(`names '${typo}' and the option that is meant`, () => {
      expect(mistakesIn({ [typo]: 'x' })).toEqual([
        `provideAuth0Lock knows no option '${typo}': do you mean '${meant}'?`,
      ]);
    });
  }

  it('lists the options where no name is near', () => {
    expect(mistakesIn({ redirectUri: 'x' })).toEqual([
      jasmine.stringMatching(/no option 'redirectUri': it has clientId, domain, flow, /),
    ]);
  });

  for (const clientId of [
    'YOUR_CLIENT_ID',
    'your-client-id',
    '<clientId>',
    '{{clientId}}',
    'xxx',
  ]) {
    it(`takes the client id ${clientId} for a placeholder, and says where the real one is`, () => {
      expect(mistakesIn({ clientId })).toEqual([
        jasmine.stringMatching(/clientId is still the placeholder .* Applications › .* › Settings/),
      ]);
    });
  }

  for (const domain of [
    'YOUR_DOMAIN',
    'your-tenant.auth0.com',
    'your_domain.eu.auth0.com',
    'example.auth0.com',
    'my-tenant.us.auth0.com',
    'https://yourdomain.auth0.com',
  ]) {
    it(`takes the domain ${domain} for a placeholder, and says where the real one is`, () => {
      expect(mistakesIn({ domain })).toEqual([
        jasmine.stringMatching(/domain is still the placeholder .* 'acme\.eu\.auth0\.com'/),
      ]);
    });
  }

  it('leaves values alone that are of another type: others say what is wrong with them', () => {
    expect(mistakesIn({ clientId: undefined, domain: 7 })).toEqual([]);
  });
});
