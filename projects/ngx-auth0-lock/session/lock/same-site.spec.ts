// Which pages share a site with their tenant: there its cookies are first-party.
import { sameSite } from './same-site';

describe('sameSite', () => {
  for (const [tenant, page] of [
    ['https://login.acme.test', 'https://acme.test/'],
    ['https://login.acme.test', 'https://www.acme.test/deep?x#y'],
    ['https://acme.test', 'https://a.b.c.acme.test/'],
    ['http://localhost:4400', 'http://localhost:4200/'],
    ['http://127.0.0.1:4400', 'http://127.0.0.1:4200/'],
    ['http://[::1]:4400', 'http://[::1]:4200/'],
    ['https://12a.test', 'https://x.12a.test/'],
    ['https://1a.acme.test', 'https://2b.acme.test/'],
    ['https://a.acme.net2', 'https://b.acme.net2/'],
  ]) {
    it(`holds for ${tenant} and ${page}`, () => {
      expect(sameSite(tenant, page)).toBeTrue();
    });
  }

  for (const [tenant, page] of [
    ['https://acme.eu.auth0.com', 'https://acme.test/'],
    ['https://login.acme.test', 'http://acme.test/'],
    ['https://login.acme.test', 'https://acme.example/'],
    ['https://acme.test', 'https://evilacme.test/'],
    ['https://ab.test', 'https://a.btest/'],
    ['http://localhost:4400', 'http://127.0.0.1:4200/'],
    ['http://127.0.0.1:4400', 'http://127.1.0.1:4200/'],
    ['http://[::1]:4400', 'http://[::2]:4200/'],
    ['https://1.2.test', 'https://1.3.test/'],
    ['https://a.3.test', 'https://a.4.test/'],
  ]) {
    it(`does not hold for ${tenant} and ${page}`, () => {
      expect(sameSite(tenant, page)).toBeFalse();
    });
  }

  it('holds where there is no page', () => {
    expect(sameSite('https://acme.test', undefined)).toBeTrue();
    expect(sameSite('https://acme.test', '')).toBeTrue();
  });
});
