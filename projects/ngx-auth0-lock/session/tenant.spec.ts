// From a domain to a tenant's addresses; what is no domain, or not safe, is refused.
import { AuthError } from './auth-error';
import { isLoopback, logoutUrl, tenantOf } from './tenant';

describe('tenantOf', () => {
  it('knows the addresses of a tenant by its domain', () => {
    expect(tenantOf('acme.eu.auth0.com')).toEqual({
      url: 'https://acme.eu.auth0.com',
      issuer: 'https://acme.eu.auth0.com/',
      jwksUrl: 'https://acme.eu.auth0.com/.well-known/jwks.json',
    });
  });

  for (const [domain, url] of [
    ['login.acme.test/', 'https://login.acme.test'],
    ['https://login.acme.test', 'https://login.acme.test'],
    ['HTTPS://Login.Acme.Test/', 'https://login.acme.test'],
    ['localhost:4400', 'https://localhost:4400'],
    ['http://localhost:4400', 'http://localhost:4400'],
    ['HTTP://LOCALHOST:4400', 'http://localhost:4400'],
    ['http://127.0.0.1:4400', 'http://127.0.0.1:4400'],
    ['http://127.100.200.255', 'http://127.100.200.255'],
    ['http://[::1]:4400', 'http://[::1]:4400'],
    ['[2001:db8::fe]', 'https://[2001:db8::fe]'],
  ]) {
    it(`takes ${domain} for ${url}`, () => {
      expect(tenantOf(domain).url).toBe(url);
      expect(tenantOf(domain).issuer).toBe(`${url}/`);
    });
  }

  for (const domain of [
    '',
    ' ',
    'acme.test/path',
    'acme.test?x',
    'acme.test#x',
    'acme..test',
    '.acme.test',
    'user@acme.test',
    'acme.test:port',
    'acme.test:123456',
    'acme.test evil.test',
    'ftp://acme.test',
    '//acme.test',
    'https://https://acme.test',
    'javascript:alert(1)',
    '[zz]',
    'http://127.999.1.1',
    'acme.test:65536',
    'http://localhost:99999',
    '1.2.3.4.5',
    '256.1.1.1',
    '[::1',
    undefined,
    null,
    7,
    ['acme.test'],
    { toString: () => 'acme.test' },
  ]) {
    it(`refuses ${JSON.stringify(domain)}, which is no domain`, () => {
      expect(refusal(() => tenantOf(domain as string))).toMatch(/host name, such as/);
    });
  }

  for (const domain of [
    'http://acme.test',
    'Http://acme.test',
    'http://localhost.acme.test',
    'http://evil-localhost',
    'http://127.0.0.1.acme.test',
    'http://1127.0.0.1',
    'http://128.0.0.1',
    'http://[::2]',
  ]) {
    it(`refuses ${domain}: plain http to another machine`, () => {
      expect(refusal(() => tenantOf(domain))).toMatch(/http only for localhost/);
    });
  }
});

describe('isLoopback', () => {
  it('is this machine and no other', () => {
    for (const host of ['localhost', 'LocalHost', '127.0.0.1', '127.255.10.3', '[::1]']) {
      expect(isLoopback(host)).withContext(host).toBeTrue();
    }
    for (const host of ['', 'localhost.', 'a.localhost', '127.0.0', '0.0.0.0', '::1', '[::1]x']) {
      expect(isLoopback(host)).withContext(host).toBeFalse();
    }
  });
});

describe('logoutUrl', () => {
  const tenant = tenantOf('acme.test');

  it('signs out at the tenant and comes back', () => {
    const url = new URL(logoutUrl(tenant, 'client 1', 'http://localhost:4200/a?b=c&d#e'));
    expect(url.origin + url.pathname).toBe('https://acme.test/v2/logout');
    expect([...url.searchParams]).toEqual([
      ['client_id', 'client 1'],
      ['returnTo', 'http://localhost:4200/a?b=c&d#e'],
    ]);
  });

  it('signs out at the identity provider too only when it is asked to', () => {
    expect(logoutUrl(tenant, 'c', '/', true)).toContain('/v2/logout?federated&client_id=c');
    expect(logoutUrl(tenant, 'c', '/', false)).not.toContain('federated');
  });
});

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(AuthError);
    expect((error as AuthError).code).toBe('config');
    return (error as AuthError).message;
  }
  fail('expected a refusal');
  return '';
}
