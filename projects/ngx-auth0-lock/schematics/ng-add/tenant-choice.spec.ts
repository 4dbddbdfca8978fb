// Specs for the answers that `ng add` is given about the tenant.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { addApp, everything, freshApp, run, workspace } from '../testing-support/fresh-app.ts';
import { versions } from './lock-packages.ts';
import { chooseTenant, demo } from './tenant-choice.ts';

describe('the choice of the tenant', () => {
  it('takes a domain as people copy it', () => {
    for (const domain of ['acme.eu.auth0.com', ' https://acme.eu.auth0.com/ ']) {
      const choice = chooseTenant({ domain, clientId: ' abc ' });
      assert.deepEqual(choice, { domain: 'acme.eu.auth0.com', clientId: 'abc', local: null });
    }
  });

  it('takes a stand-in on this machine as a domain like any other', () => {
    const choice = chooseTenant({ domain: 'http://localhost:5000', clientId: 'abc' });
    assert.deepEqual(choice, { domain: 'http://localhost:5000', clientId: 'abc', local: null });
  });
});

describe('wrong answers to ng add', () => {
  const wrong: [string, object, RegExp][] = [
    ['no answer at all', {}, /domain of your tenant is missing.+--local-tenant/],
    ['an empty domain', { domain: ' ', clientId: 'abc' }, /domain of your tenant is missing/],
    ['an empty client id', { domain: 'acme.eu.auth0.com', clientId: '' }, /client id is missing/],
    ['no client id', { domain: 'acme.eu.auth0.com' }, /client id is missing/],
    [
      'plain http to another machine',
      { domain: 'http://acme.eu.auth0.com', clientId: 'abc' },
      /http only for localhost/,
    ],
    ['a whole address', { domain: 'https://acme.com/login', clientId: 'abc' }, /not the domain/],
    ['the two swapped', { domain: 'abc', clientId: 'acme.eu.auth0.com' }, /not a client id/],
    [
      'code in the place of a client id',
      { domain: 'acme.eu.auth0.com', clientId: "x'}), evil({'" },
      /not a client id/,
    ],
    [
      'the local tenant on another machine',
      { domain: 'acme.eu.auth0.com', localTenant: true },
      /tenant on this machine, and "acme\.eu\.auth0\.com" is not/,
    ],
    ['an app that is not there', { project: 'shop', localTenant: true }, /no project "shop".+app/],
  ];
  for (const [name, options, says] of wrong) {
    it(`are refused, with nothing changed: ${name}`, async () => {
      const app = await freshApp();
      const before = everything(app);
      await assert.rejects(run('ng-add', app, options), says);
      assert.deepEqual(everything(app), before);
    });
  }

  it('are refused where there are several apps and none is named', async () => {
    const tree = await addApp(await addApp(await workspace(), { name: 'shop' }), { name: 'admin' });
    await assert.rejects(run('ng-add', tree, { localTenant: true }), /--project: shop, admin/);
  });
});

describe('what ng add knows of its neighbours', () => {
  const read = (...path: string[]) =>
    readFileSync(join(import.meta.dirname, '..', '..', ...path), 'utf8');

  it('is the version of the local tenant that belongs to this library', () => {
    const { version } = JSON.parse(read('..', 'lock-tenant', 'package.json')) as {
      version: string;
    };
    assert.equal(versions['auth0-lock-tenant'], `^${version}`);
  });

  it('are the client, the port and the people that the local tenant has by itself', () => {
    const settings = read('..', 'lock-tenant', 'src', 'settings', 'demo.ts');
    assert.ok(settings.includes(`id: '${demo.clientId}'`));
    const help = read('..', 'lock-tenant', 'src', 'cli', 'help-text.ts');
    assert.ok(help.includes(`default ${demo.port}`));
    for (const { email, password } of demo.users) {
      assert.ok(settings.includes(`'${email}'`) && settings.includes(`'${password}'`), email);
    }
  });

  it('is the version of auth0-js that this workspace is tested with', () => {
    const { overrides } = JSON.parse(read('..', '..', 'package.json')) as {
      overrides: Record<string, string>;
    };
    assert.equal(versions['auth0-js'], overrides['auth0-js']);
  });
});
