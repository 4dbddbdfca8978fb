// /dbconnections/signup: a user who can then sign in, or one of the errors of Auth0.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { createTenant, type Tenant } from '../public-api.ts';
import { AppPage, decodePart } from '../testing/app-page.ts';

const connection = 'Username-Password-Authentication';
const someone = { connection, email: 'New@Example.com', password: 'some-Passw0rd' };

describe('/dbconnections/signup', () => {
  let tenant: Tenant;
  let page: AppPage;
  before(async () => {
    tenant = await createTenant({
      port: 0,
      limits: { signUpsPerMinute: 5 },
      connections: [
        { name: connection, strategy: 'auth0' },
        { name: 'named', strategy: 'auth0', requiresUsername: true },
        { name: 'closed', strategy: 'auth0', signUp: false },
        { name: 'email', strategy: 'email' },
      ],
    });
    page = new AppPage(tenant);
  });
  after(() => tenant.stop());
  afterEach(() => tenant.reset());
  const signUp = (body: object) => page.call('/dbconnections/signup', body);

  it('makes a user who can sign in, with an address that is not verified', async () => {
    const { status, body } = await signUp({ ...someone, name: 'New Person', user_metadata: {} });
    assert.equal(status, 200);
    assert.equal(body['email'], 'new@example.com');
    assert.equal(body['email_verified'], false);
    const answer = await page.signIn({ username: 'new@example.com', password: someone.password });
    const claims = decodePart(answer['id_token']);
    assert.equal(claims['sub'], `auth0|${body['_id']}`);
    assert.equal(claims['email_verified'], false);
    assert.equal(claims['name'], 'New Person');
  });

  it('keeps the root fields and the metadata of further fields, and answers with them', async () => {
    const fields = { given_name: 'New', family_name: 'Person', nickname: 'newp' };
    const user_metadata = { company: 'Example Ltd', newsletter: 'true' };
    const { body } = await signUp({ ...someone, ...fields, user_metadata });
    assert.deepEqual({ ...body, ...fields, user_metadata }, body);
    assert.deepEqual(tenant.users.find(someone.email)?.userMetadata, user_metadata);
    const answer = await page.signIn({ username: 'new@example.com', password: someone.password });
    const claims = decodePart(answer['id_token']);
    assert.deepEqual({ ...claims, ...fields }, claims);
    assert.equal('user_metadata' in claims, false);
    const shown = await (await page.fetch('/')).text();
    assert.match(shown, /Example Ltd/);
    assert.match(shown, /not verified/);
  });

  const metadata: [what: string, user_metadata: unknown][] = [
    ['is no object', ['x']],
    ['has eleven fields', Object.fromEntries([...'abcdefghijk'].map((name) => [name, 'x']))],
    ['has a name of 101 characters', { ['n'.repeat(101)]: 'x' }],
    ['has a value of 501 characters', { bio: 'x'.repeat(501) }],
    ['has a value that is no text', { age: 42 }],
  ];
  for (const [what, user_metadata] of metadata) {
    it(`refuses metadata that ${what}, and makes no user`, async () => {
      assert.equal((await signUp({ ...someone, user_metadata })).status, 400);
      assert.equal(tenant.users.find(someone.email), undefined);
    });
  }

  it('says that a user exists, as Auth0 does', async () => {
    const { status, body } = await signUp({ ...someone, email: 'ADA@example.com' });
    assert.equal(status, 400);
    assert.deepEqual(body, {
      name: 'BadRequestError',
      code: 'user_exists',
      description: 'The user already exists.',
      statusCode: 400,
    });
  });

  const errors: [what: string, body: object, code: string, name?: string][] = [
    ['a weak password', { ...someone, password: 'x' }, 'invalid_password', 'PasswordStrengthError'],
    ['a leaked password', { ...someone, password: 'Tr0ub4dor&3' }, 'password_leaked'],
    ['an address that is none', { ...someone, email: 'new' }, 'invalid_email'],
    ['a connection that is no database', { ...someone, connection: 'email' }, 'invalid_connection'],
    ['a database that is closed', { ...someone, connection: 'closed' }, 'public_signup_disabled'],
    ['no user name where one is needed', { ...someone, connection: 'named' }, 'missing_username'],
  ];
  for (const [what, body, code, name] of errors) {
    it(`refuses ${what}`, async () => {
      const answer = await signUp(body);
      assert.equal(answer.status, 400);
      assert.equal(answer.body['code'], code);
      if (name) assert.equal(answer.body['name'], name);
    });
  }

  it('refuses a user name that is taken', async () => {
    const named = { ...someone, connection: 'named', username: 'neo' };
    assert.equal((await signUp(named)).status, 200);
    const again = await signUp({ ...named, email: 'other@example.com', username: 'NEO' });
    assert.equal(again.body['code'], 'username_exists');
  });

  it('refuses the sixth sign-up of a minute', async () => {
    for (let count = 0; count < 5; count++) {
      assert.equal((await signUp({ ...someone, email: `n${count}@example.com` })).status, 200);
    }
    const { status, body } = await signUp(someone);
    assert.equal(status, 429);
    assert.equal(body['code'], 'too_many_requests');
  });
});
