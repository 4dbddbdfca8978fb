// A half-set tenant must be a sentence, never a demo that talks to the wrong place.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTenantSettings } from './tenant-settings.ts';

const acme = { domain: 'acme.eu.auth0.com', clientId: 'abc' };
const issuer = 'https://acme.eu.auth0.com/';

describe('the settings of the tenant', () => {
  it('mean the local one when nothing is set', () => {
    assert.equal(readTenantSettings(null, {}), null);
    assert.equal(readTenantSettings('{}', { AUTH0_DOMAIN: ' ' }), null);
  });

  it('come from the file', () => {
    const file = JSON.stringify({ ...acme, audience: 'https://api.acme.example' });
    assert.deepEqual(readTenantSettings(file, {}), {
      ...acme,
      issuer,
      audience: 'https://api.acme.example',
    });
  });

  it('come from the environment, which wins over the file', () => {
    const env = { AUTH0_DOMAIN: 'other.auth0.com', AUTH0_CLIENT_ID: 'xyz' };
    const other = {
      domain: 'other.auth0.com',
      issuer: 'https://other.auth0.com/',
      clientId: 'xyz',
      audience: '',
    };
    assert.deepEqual(readTenantSettings(JSON.stringify(acme), env), other);
    assert.deepEqual(readTenantSettings(null, env), other);
  });

  it('are refused when half of them is missing', () => {
    assert.throws(
      () => readTenantSettings(null, { AUTH0_DOMAIN: 'acme.eu.auth0.com' }),
      /clientId/,
    );
    assert.throws(() => readTenantSettings('{"clientId":"abc"}', {}), /AUTH0_DOMAIN/);
  });

  it('may name another local tenant', () => {
    const env = { AUTH0_DOMAIN: 'http://localhost:4410', AUTH0_CLIENT_ID: 'abc' };
    assert.equal(readTenantSettings(null, env)?.issuer, 'http://localhost:4410/');
  });

  it('are refused when the domain is an address', () => {
    const env = { AUTH0_DOMAIN: 'https://acme.eu.auth0.com/', AUTH0_CLIENT_ID: 'abc' };
    assert.throws(() => readTenantSettings(null, env), /bare name/);
  });

  it('are refused when the file is no JSON object of texts', () => {
    assert.throws(() => readTenantSettings('domain=acme', {}), /not a JSON object/);
    assert.throws(() => readTenantSettings('"acme"', {}), /not a JSON object/);
    assert.throws(() => readTenantSettings('{"domain":1,"clientId":"abc"}', {}), /in quotes/);
  });
});
