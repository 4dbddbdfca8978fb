// Specs for the migration of apps with JwtModule of @auth0/angular-jwt.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run } from '../../testing-support/fresh-app.ts';
import { jwtModuleApp, oldApp } from '../../testing-support/old-apps.ts';

const modulePath = '/src/app/app-module.ts';
/** Says by which scheme the app calls its hosts. */
const calls =
  "export const urls = ['https://api.acme.com/v1', 'http://localhost:3001', 'https://a.com/x'];\n";
const idToken = "tokenGetter: () => localStorage.getItem('id_token'),";

async function migrated(config: string, head = '', added = true) {
  const { tree, log } = await run(
    'migrate',
    await oldApp(jwtModuleApp(config, head + calls), added),
    {},
  );
  return { module: tree.readText(modulePath), log };
}

describe('migrating JwtModule', () => {
  it('leaves it working, and moves the domains that are literal to withBearer()', async () => {
    const { module, log } = await migrated(
      `${idToken}\n        allowedDomains: ['api.acme.com', 'localhost:3001'],`,
    );
    assert.match(module, /JwtModule\.forRoot\(\{\s+config: \{\s+tokenGetter: \(\) => localStorage/);
    assert.doesNotMatch(module, /allowedDomains/);
    assert.match(
      module,
      /withBearer\(\[\{ url: 'https:\/\/api\.acme\.com', token: 'id' \}, \{ url: 'http:\/\/localhost:3001', token: 'id' \}\]\)/,
    );
    assert.match(log, /Nothing is left to you/);
  });

  it('knows a tokenGetter by name, and in both ways to write a function', async () => {
    for (const head of [
      "export function getter() {\n  return localStorage.getItem('id_token');\n}\n",
      "const getter = () => window.localStorage.getItem('id_token');\n",
    ]) {
      const config = "tokenGetter: getter,\n        allowedDomains: ['api.acme.com'],";
      const { module } = await migrated(config, head);
      assert.match(module, /withBearer\(\[\{ url: 'https:\/\/api\.acme\.com', token: 'id' \}\]\)/);
    }
  });

  const left: [string, string, RegExp][] = [
    ['a pattern', `${idToken} allowedDomains: [/acme/],`, /not each is a host name in quotes/],
    ['a variable', `${idToken} allowedDomains: domains,`, /not written out here/],
    [
      'exceptions',
      `${idToken} allowedDomains: ['a.com'], disallowedRoutes: ['https://a.com/x'],`,
      /an exception lies below what the rest/,
    ],
    [
      'another token',
      "tokenGetter: () => localStorage.getItem('access_token'), allowedDomains: ['a.com'],",
      /reads a token that nothing of Auth0 stores/,
    ],
  ];
  for (const [what, config, says] of left) {
    it(`leaves domains with ${what} where they are, and lists them`, async () => {
      const { module, log } = await migrated(config);
      assert.match(module, /allowedDomains/);
      assert.doesNotMatch(module, /withBearer/);
      assert.match(log, says);
      assert.match(log, /src\/app\/app-module\.ts:\d+ {2}JwtModule keeps working\./);
    });
  }

  it('leaves a host that nothing in the app calls, because its scheme is not known', async () => {
    const { module, log } = await migrated(`${idToken} allowedDomains: ['other.com'],`);
    assert.match(module, /allowedDomains: \['other\.com'\]/);
    assert.match(log, /nothing in the app says whether other\.com is called by http or https/);
  });

  it('moves nothing before the library is set up', async () => {
    const { module, log } = await migrated(`${idToken} allowedDomains: ['a.com'],`, '', false);
    assert.match(module, /allowedDomains/);
    assert.match(log, /run "ng add ngx-auth0-lock" first/);
  });
});
