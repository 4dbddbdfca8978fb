// Specs for the migration of apps in the style of Auth0's Angular 2 tutorial, with angular2-jwt.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { everything, run } from '../../testing-support/fresh-app.ts';
import { oldApp, tutorialApp, type OldApp } from '../../testing-support/old-apps.ts';

const service = tutorialApp.files['/src/app/auth.service.ts'] ?? '';
const withFiles = (files: Record<string, string>, packages = tutorialApp.packages): OldApp => ({
  ...tutorialApp,
  packages,
  files: { ...tutorialApp.files, ...files },
});
const migrated = async (app: OldApp) => run('migrate', await oldApp(app), {});

describe("migrating the tutorial's Auth service", () => {
  it('replaces it by AuthService wherever it was used', async () => {
    const { tree } = await migrated(tutorialApp);
    assert.equal(tree.exists('/src/app/auth.service.ts'), false);
    assert.match(
      tree.readText('/src/app/app.ts'),
      /import \{ AuthService \} from 'ngx-auth0-lock'/,
    );
    assert.match(tree.readText('/src/app/app.ts'), /constructor\(public auth: AuthService\)/);
    assert.match(
      tree.readText('/src/app/auth.guard.ts'),
      /private auth: AuthService, private router/,
    );
  });

  it('takes it out of the providers', async () => {
    const { tree } = await migrated(tutorialApp);
    assert.match(
      tree.readText('/src/app/app-module.ts'),
      /providers: \[SignedInGuard, provideHttp/,
    );
    assert.doesNotMatch(tree.readText('/src/app/app-module.ts'), /auth\.service/);
  });

  it('leaves the template alone: login, logout and authenticated keep their names', async () => {
    const { tree } = await migrated(tutorialApp);
    assert.equal(tree.readText('/src/app/app.html'), tutorialApp.files['/src/app/app.html']);
  });

  it('sets the library up with what the service gave to Lock where ng add has not been run', async () => {
    const { tree, log } = await run('migrate', await oldApp(tutorialApp, false), {});
    assert.match(
      tree.readText('/src/app/app-module.ts'),
      /AuthModule\.forRoot\(\{ clientId: 'abc123', domain: 'acme\.eu\.auth0\.com' \}\)/,
    );
    assert.match(log, /Next: ng add ngx-auth0-lock/);
  });

  it('keeps client id and domain as the expressions that they were', async () => {
    const files = {
      '/src/app/auth.service.ts': service
        .replace("'abc123', 'acme.eu.auth0.com'", 'myConfig.clientID, myConfig.domain')
        .replace("'angular2-jwt';", "'angular2-jwt';\nimport { myConfig } from './auth.config';")
        .replaceAll(/^ {2}\}$/gm, '  };'),
      '/src/app/auth.config.ts': `interface Settings { clientID: string; domain: string }
export const myConfig: Settings = { clientID: 'of-config', domain: 'config.auth0.com' };
`,
    };
    const app = await oldApp(withFiles(files), false);
    const { tree } = await run('migrate', app, {});
    assert.equal(tree.exists('/src/app/auth.service.ts'), false);
    assert.match(
      tree.readText('/src/app/app-module.ts'),
      /forRoot\(\{ clientId: myConfig\.clientID, domain: myConfig\.domain \}\)/,
    );
  });

  const others: Record<string, string> = {
    'it asks Lock for what has no counterpart': service.replace(
      "localStorage.setItem('id_token', authResult.idToken);",
      'this.lock.resumeAuth(authResult.state);',
    ),
    'client id and domain are known only here': service.replace("'abc123'", 'config.clientId'),
    'its class is made by hand': `${service}export const auth = new Auth();\n`,
    'Lock is no field of it': service
      .replace('lock = new', 'locks = [new')
      .replace('{});', '{})];'),
  };
  for (const [why, text] of Object.entries(others)) {
    it(`lists the service with its line, and keeps it, where ${why}`, async () => {
      const { tree, log } = await migrated(withFiles({ '/src/app/auth.service.ts': text }));
      assert.match(tree.readText('/src/app/auth.service.ts'), /new Auth0Lock\(/);
      assert.match(log, /src\/app\/auth\.service\.ts:\d+ {2}new Auth0Lock/);
    });
  }

  it('keeps it where somebody uses its Lock directly, or passes it on', async () => {
    const users: Record<string, string>[] = [
      {
        '/src/app/extra.ts':
          "import { Auth } from './auth.service';\nexport const f = (a: Auth) => a.lock.hide();\n",
      },
      { '/src/app/index.ts': "export * from './auth.service';\n" },
    ];
    for (const files of users) {
      const { tree } = await migrated(withFiles(files));
      assert.equal(tree.exists('/src/app/auth.service.ts'), true);
    }
  });
});

describe('migrating angular2-jwt', () => {
  it('turns its functions into ours, and null for the key into undefined', async () => {
    const { tree } = await migrated(tutorialApp);
    const profile = tree.readText('/src/app/profile.ts');
    assert.match(profile, /isTokenExpired\(token\) \|\| !tokenNotExpired\(undefined, token\)/);
    assert.match(profile, /return getTokenExpirationDate\(token\)\?\.toISOString\(\);/);
    assert.doesNotMatch(profile, /JwtHelper|angular2-jwt/);
  });

  it('lists what has no counterpart, with file and line', async () => {
    const { log } = await migrated(tutorialApp);
    assert.match(log, /src\/app\/api\.ts:2 {2}AuthHttp: use HttpClient/);
    assert.match(log, /src\/app\/api\.ts:10 {2}JwtHelper\.decodeToken\(\): .+ null/);
    assert.match(log, /src\/app\/profile\.ts:6 {2}The stored 'profile'/);
    assert.match(log, /src\/index\.html:5 {2}Lock from the CDN/);
  });

  it('takes AUTH_PROVIDERS out where nobody needs AuthHttp, and lists it else', async () => {
    const module = tutorialApp.files['/src/app/app-module.ts'] ?? '';
    const provided = `import { AUTH_PROVIDERS } from 'angular2-jwt';\n${module.replace(
      'Auth, SignedInGuard',
      'AUTH_PROVIDERS, Auth, SignedInGuard',
    )}`;
    const without = { '/src/app/app-module.ts': provided, '/src/app/api.ts': 'export {};\n' };
    const first = await migrated(withFiles(without));
    assert.match(first.tree.readText('/src/app/app-module.ts'), /providers: \[SignedInGuard, prov/);
    assert.match(first.log, /npm uninstall angular2-jwt/);
    const second = await migrated(withFiles({ '/src/app/app-module.ts': provided }));
    assert.match(second.log, /src\/app\/app-module\.ts:\d+ {2}AUTH_PROVIDERS: goes/);
  });

  it('keeps a file whose uses it cannot convert as it was', async () => {
    const { tree } = await migrated(tutorialApp);
    assert.equal(tree.readText('/src/app/api.ts'), tutorialApp.files['/src/app/api.ts']);
  });

  const guard = `import { tokenNotExpired as valid } from 'angular2-jwt';
export const signedIn = () => valid();
`;
  it('converts a call without a key up to the version that looked under id_token', async () => {
    const { tree } = await migrated(withFiles({ '/src/app/valid.ts': guard }));
    assert.match(tree.readText('/src/app/valid.ts'), /signedIn = \(\) => tokenNotExpired\(\)/);
  });

  it('lists such a call for later versions, which looked elsewhere', async () => {
    const app = withFiles({ '/src/app/valid.ts': guard }, { 'angular2-jwt': '^0.2.3' });
    const { tree, log } = await migrated(app);
    assert.equal(tree.readText('/src/app/valid.ts'), guard);
    assert.match(log, /src\/app\/valid\.ts:2 {2}tokenNotExpired\(\) looked under 'id_token' until/);
  });

  it('changes nothing the second time, and lists the same', async () => {
    const first = await migrated(tutorialApp);
    const before = everything(first.tree);
    const second = await run('migrate', first.tree, {});
    assert.deepEqual(everything(second.tree), before);
    assert.match(second.log, /^Nothing was converted\./);
    assert.equal(first.log.split('Left to you')[1], second.log.split('Left to you')[1]);
  });
});
