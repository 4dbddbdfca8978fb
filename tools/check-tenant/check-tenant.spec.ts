// What the check says of a local tenant on which one setting after the other is missing.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import {
  createTenant,
  type ClientOptions,
  type Tenant,
  type TenantOptions,
} from '../../projects/lock-tenant/src/public-api.ts';
import { root } from '../workspace/paths.ts';

const origin = 'http://localhost:4299';
const good: ClientOptions = {
  id: 'app',
  callbacks: [`${origin}/`],
  logoutUrls: [`${origin}/`],
  webOrigins: [origin],
  grantTypes: ['authorization_code', 'refresh_token'],
};

describe('check:tenant', () => {
  const tenants: Tenant[] = [];
  after(() => Promise.all(tenants.map((tenant) => tenant.stop())));

  async function check(
    client: Partial<ClientOptions> = {},
    { args = [], onLine = () => {}, ...options }: Run = {},
  ): Promise<{ output: string; code: number | null }> {
    const tenant = await createTenant({ port: 0, clients: [{ ...good, ...client }], ...options });
    tenants.push(tenant);
    const script = join(root, 'tools', 'check-tenant', 'check-tenant.ts');
    const named = ['--domain', tenant.url, '--client', 'app', '--origin', origin];
    const child = spawn(process.execPath, [script, ...named, ...args]);
    let output = '';
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      onLine(chunk.toString(), tenant);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    const [code] = (await once(child, 'close')) as [number | null];
    return { output, code };
  }

  interface Run extends Partial<TenantOptions> {
    args?: string[];
    onLine?: (text: string, tenant: Tenant) => void;
  }

  it('finds nothing missing where all is set', async () => {
    const { output, code } = await check();
    assert.doesNotMatch(output, /✗/);
    assert.match(output, /All is set/);
    assert.equal(code, 0);
  });

  const lacks: [string, Partial<ClientOptions>, RegExp][] = [
    ['the callback URL', { callbacks: ['http://localhost:1/'] }, /Allowed Callback URLs: add/],
    ['the code grant', { grantTypes: ['implicit', 'refresh_token'] }, /Authorization Code/],
    ['the refresh grant', { grantTypes: ['authorization_code'] }, /Grant Types: Refresh Token/],
    ['a type without a secret', { secret: 'a-secret' }, /Single Page Application/],
    ['the web origin', { webOrigins: [] }, /Allowed Web Origins: add http:\/\/localhost:4299/],
    ['the origin for CORS', { webOrigins: [] }, /Allowed Origins \(CORS\): add/],
    ['the logout URL', { logoutUrls: [] }, /Allowed Logout URLs: add/],
    ['a connection', { connections: [] }, /enable a connection/],
    ['another client id', { id: 'other' }, /no application has this client id/],
  ];
  for (const [what, client, setting] of lacks) {
    it(`names the setting where ${what} is missing`, async () => {
      const { output, code } = await check(client);
      assert.match(output, setting);
      assert.equal(code, 1);
    });
  }

  it('says that the implicit grant may go', async () => {
    const grantTypes: ClientOptions['grantTypes'] = [
      'authorization_code',
      'refresh_token',
      'implicit',
    ];
    const { output, code } = await check({ grantTypes });
    assert.match(output, /Implicit off/);
    assert.equal(code, 0);
  });

  const signIn = (text: string) => {
    const [address] = /http\S+\/authorize\S+/.exec(text) ?? [];
    if (address) void person(address);
  };

  it('looks at refresh tokens after a sign-in, and asks for rotation', async () => {
    const rotating = await check({}, { args: ['--sign-in'], onLine: signIn });
    assert.match(rotating.output, /✓ A refresh token is replaced at each use/);
    assert.equal(rotating.code, 0);
    const fixed = { refreshTokens: { rotation: false } };
    const { output, code } = await check(fixed, { args: ['--sign-in'], onLine: signIn });
    assert.match(output, /Refresh Token Rotation: on/);
    assert.equal(code, 1);
  });

  it('asks for offline access where no refresh token comes', async () => {
    const run = { args: ['--sign-in'], onLine: signIn, faults: ['no-refresh-token' as const] };
    const { output } = await check({}, run);
    assert.match(output, /Allow Offline Access/);
  });
});

/** Signs Ada in on the tenant's own page, as a browser does. */
async function person(address: string): Promise<void> {
  const cookies = new Map<string, string>();
  const visit = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', ...init, headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    return location ? visit(new URL(location, url).href) : response;
  };
  const page = await visit(address);
  const body = new URLSearchParams({ username: 'ada@example.com', password: 'lovelace-1843' });
  await visit(page.url, { method: 'POST', body });
}
