// Accounts are found by what a person types, and their sub outlives a restart.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { demoConnections } from '../settings/demo.ts';
import { claimsOf } from './account.ts';
import { createAccountDirectory } from './account-directory.ts';

const database = 'Username-Password-Authentication';
const ada = { email: 'ada@example.com', password: 'x', username: 'ada' };

describe('the account directory', () => {
  it('finds a user by e-mail address or user name, whatever the case', () => {
    const accounts = createAccountDirectory([ada], demoConnections);
    assert.equal(accounts.find(database, ' ADA@Example.com ')?.email, 'ada@example.com');
    assert.equal(accounts.find(database, 'Ada')?.email, 'ada@example.com');
    assert.equal(accounts.find('google-oauth2', 'ada@example.com'), undefined);
  });

  it('gives the same sub to the same person in another run', () => {
    const [one] = createAccountDirectory([ada], demoConnections).list();
    const [two] = createAccountDirectory([{ ...ada, name: 'Ada' }], demoConnections).list();
    assert.equal(one?.sub, two?.sub);
  });

  it('refuses a second user of that name, and one without any name', () => {
    const accounts = createAccountDirectory([ada], demoConnections);
    assert.throws(() => accounts.add({ email: 'ADA@example.com' }), /There is a user .* already/);
    assert.throws(() => accounts.add({ email: 'b@example.com', username: 'ada' }), /already/);
    assert.throws(() => accounts.add({ name: 'Nobody' }), /needs email, phoneNumber or username/);
    assert.throws(
      () => accounts.add({ email: 'b@example.com', connection: 'x' }),
      /does not exist/,
    );
    assert.equal(accounts.list().length, 1);
  });

  it('forgets a user who is removed, by every name, and brings the first users back', () => {
    const accounts = createAccountDirectory([ada], demoConnections);
    const { sub } = accounts.add({ email: 'new@example.com' });
    assert.equal(accounts.remove(sub), true);
    assert.equal(accounts.remove(sub), false);
    assert.equal(accounts.find(database, 'new@example.com'), undefined);
    accounts.remove(accounts.list()[0]?.sub ?? '');
    accounts.reset();
    assert.equal(accounts.find(database, 'ada')?.email, 'ada@example.com');
  });
});

describe('claimsOf', () => {
  const issuer = 'http://localhost:4400/';
  const [account] = createAccountDirectory(
    [{ ...ada, name: 'Ada', claims: { 'https://a.example/roles': ['admin'] } }],
    demoConnections,
  ).list();
  assert.ok(account);

  it('gives the claims that the scopes allow, and the custom claims always', () => {
    assert.deepEqual(claimsOf(account, new Set(['openid']), issuer), {
      'https://a.example/roles': ['admin'],
      sub: account.sub,
    });
    const all = claimsOf(account, new Set(['openid', 'profile', 'email']), issuer);
    assert.equal(all['name'], 'Ada');
    assert.equal(all['nickname'], 'ada');
    assert.equal(all['email_verified'], true);
    assert.match(String(all['updated_at']), /^\d{4}-\d\d-\d\dT/);
    assert.equal(all['picture'], `${issuer}avatars/ad.svg`);
  });

  it('never lets a custom claim replace sub', () => {
    const forged = { ...account, claims: { sub: 'someone-else' } };
    assert.equal(claimsOf(forged, new Set(), issuer)['sub'], account.sub);
  });
});
