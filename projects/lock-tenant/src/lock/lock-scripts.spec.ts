// What Lock loads with script tags and small calls: settings, languages, captcha, country.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { runInNewContext } from 'node:vm';
import { createTenant, type Tenant } from '../public-api.ts';
import { AppPage } from '../testing/app-page.ts';
import { findDictionaries } from './dictionaries.ts';

describe("Lock's scripts", () => {
  let tenant: Tenant;
  before(async () => {
    tenant = await createTenant({
      port: 0,
      name: '</script><script>alert(1)',
      countryCode: 'FR',
      clients: [
        { id: 'demo-client', origins: ['http://localhost:4200'] },
        { id: 'small', origins: ['http://localhost:5200'], connections: ['db'] },
      ],
      connections: [
        { name: 'db', strategy: 'auth0', passwordPolicy: 'fair', minPasswordLength: 12 },
        { name: 'closed', strategy: 'auth0', signUp: false, forgotPassword: false },
        { name: 'google-oauth2', strategy: 'google-oauth2', displayName: 'Google' },
        { name: 'acme', strategy: 'samlp', domains: ['acme.example', 'acme.test'] },
      ],
      users: [],
    });
  });
  after(() => tenant.stop());

  /** Runs the script as a page would, and gives what it called. */
  async function run(path: string): Promise<unknown[]> {
    const response = await fetch(tenant.url + path);
    assert.match(response.headers.get('content-type') ?? '', /^application\/javascript/);
    const calls: unknown[][] = [];
    const record = (...args: unknown[]) => void calls.push(args);
    const text = await response.text();
    assert.ok(!text.includes('</script'));
    runInNewContext(text, { Auth0: { setClient: record, registerLanguageDictionary: record } });
    assert.equal(calls.length, 1);
    // Objects of another realm compare as unequal.
    return JSON.parse(JSON.stringify(calls[0])) as unknown[];
  }

  it('tell Lock the connections of its client', async () => {
    const [settings] = (await run('/client/demo-client.js?t1')) as [Record<string, unknown>];
    assert.equal(settings['id'], 'demo-client');
    const strategies = settings['strategies'] as { name: string; connections: object[] }[];
    assert.deepEqual(
      strategies.map(({ name }) => name),
      ['auth0', 'google-oauth2', 'samlp'],
    );
    const [database, google, saml] = strategies.map(({ connections }) => connections);
    assert.deepEqual(database?.[0], {
      name: 'db',
      passwordPolicy: 'fair',
      password_complexity_options: { min_length: 12 },
      showSignup: true,
      showForgot: true,
      requires_username: false,
      validation: { username: { min: 1, max: 15 } },
    });
    assert.partialDeepStrictEqual(database?.[1], { showSignup: false, showForgot: false });
    assert.deepEqual(google, [{ name: 'google-oauth2', display_name: 'Google' }]);
    assert.deepEqual(saml, [
      { name: 'acme', domain: 'acme.example', domain_aliases: ['acme.test'] },
    ]);
  });

  it('tell each client its own connections, and strangers nothing', async () => {
    const [settings] = (await run('/client/small.js')) as [{ strategies: object[] }];
    assert.equal(settings.strategies.length, 1);
    assert.equal((await fetch(`${tenant.url}/client/stranger.js`)).status, 404);
  });

  it("speak every language of Lock's package", async () => {
    const { languages } = findDictionaries();
    assert.equal(languages.length, 44);
    for (const language of languages) {
      const [name, dictionary] = await run(`/js/lock/14.3.0/${language}.js`);
      assert.equal(name, language);
      assert.ok((dictionary as { error: { login: object } }).error.login, language);
    }
  });

  it('answer under the name that Lock asked for, whatever its case or version', async () => {
    const [name] = await run('/js/lock/15.0.1/pt-BR.js');
    assert.equal(name, 'pt-BR');
  });

  it('have no dictionary for a language that nobody knows, or for a path', async () => {
    for (const language of ['xx', 'constructor', '..%2fen', 'en/x']) {
      assert.equal((await fetch(`${tenant.url}/js/lock/14.3.0/${language}.js`)).status, 404);
    }
  });

  it('never ask for a captcha, and preselect the country', async () => {
    const page = new AppPage(tenant);
    for (const path of ['/usernamepassword', '/dbconnections/signup', '/passwordless']) {
      const { status, body } = await page.call(`${path}/challenge`, { state: 'x' });
      assert.deepEqual([status, body], [200, { required: false }]);
    }
    const country = await fetch(`${tenant.url}/user/geoloc/country`);
    assert.deepEqual(await country.json(), { country_code: 'FR' });
  });
});
