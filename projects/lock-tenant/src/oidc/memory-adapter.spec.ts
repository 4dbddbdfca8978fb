// The store behind oidc-provider: entries expire, grants can be revoked, two stores share nothing.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAdapterStore } from './memory-adapter.ts';

const storeAt = (now: () => number) => createAdapterStore({ now, offset: 0 }).adapterFor;

describe('the memory adapter', () => {
  it('finds what was stored, by id, session uid and user code, per model', async () => {
    const factory = createAdapterStore().adapterFor;
    const sessions = factory('Session');
    await sessions.upsert('1', { uid: 'u', userCode: 'c' }, 60);
    assert.equal((await sessions.find('1'))?.uid, 'u');
    assert.equal((await sessions.findByUid('u'))?.uid, 'u');
    assert.equal((await sessions.findByUserCode('c'))?.uid, 'u');
    assert.equal(await factory('Interaction').find('1'), undefined);
    assert.equal(await createAdapterStore().adapterFor('Session').find('1'), undefined);
    await sessions.destroy('1');
    assert.equal(await sessions.find('1'), undefined);
  });

  it('forgets what has expired, and sweeps it out', async () => {
    let now = 0;
    const codes = storeAt(() => now)('AuthorizationCode');
    await codes.upsert('short', { grantId: 'g' }, 60);
    await codes.upsert('long', {}, 3_600);
    await codes.upsert('forever', {});
    now = 60_000;
    assert.equal(await codes.find('short'), undefined);
    await codes.upsert('next', {}, 60);
    assert.ok(await codes.find('long'));
    assert.ok(await codes.find('forever'));
  });

  it('marks what was consumed', async () => {
    const codes = storeAt(() => 5_000)('AuthorizationCode');
    await codes.upsert('1', {}, 60);
    await codes.consume('1');
    assert.equal((await codes.find('1'))?.consumed, 5);
    await codes.consume('unknown');
  });

  it('revokes everything of a grant, and nothing else', async () => {
    const factory = createAdapterStore().adapterFor;
    await factory('AccessToken').upsert('a', { grantId: 'g' }, 60);
    await factory('RefreshToken').upsert('r', { grantId: 'g' }, 60);
    await factory('AccessToken').upsert('b', { grantId: 'h' }, 60);
    await factory('AccessToken').revokeByGrantId('g');
    assert.equal(await factory('AccessToken').find('a'), undefined);
    assert.equal(await factory('RefreshToken').find('r'), undefined);
    assert.ok(await factory('AccessToken').find('b'));
  });
});
