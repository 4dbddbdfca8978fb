// Specs for the migration of apps written against @auth0/auth0-angular.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { everything, run } from '../../testing-support/fresh-app.ts';
import {
  auth0ModuleApp,
  auth0StandaloneApp,
  oldApp,
  type OldApp,
} from '../../testing-support/old-apps.ts';

const migrated = async (app: OldApp, added = true) => run('migrate', await oldApp(app, added), {});

const configPath = '/src/app/app.config.ts';
const withConfig = (from: string, to: string): OldApp => {
  const config = auth0StandaloneApp.files[configPath] ?? '';
  assert.ok(config.includes(from));
  return {
    ...auth0StandaloneApp,
    files: { ...auth0StandaloneApp.files, [configPath]: config.replace(from, to) },
  };
};

describe('migrating a standalone app of auth0-angular', () => {
  it('leaves nothing to a person in the samples', async () => {
    const { tree, log } = await migrated(auth0StandaloneApp);
    assert.match(log, /Nothing is left to you/);
    assert.match(log, /npm uninstall @auth0\/auth0-angular/);
    for (const path of tree.files.filter((one) => one.startsWith('/src/app/'))) {
      assert.doesNotMatch(tree.readText(path), /auth0-angular|\$ \| async|AsyncPipe/);
    }
  });

  it('turns observables in templates into calls, and drops parentheses that nobody needs', async () => {
    const { tree } = await migrated(auth0StandaloneApp);
    const html = tree.readText('/src/app/app.html');
    for (const line of [
      "@if (auth.status() === 'pending') {",
      '} @else if (auth.authenticated()) {',
      '{{ auth.user()?.name }}',
      '@if (auth.user(); as user) {',
      '[class.on]="!auth.authenticated()"',
      '@if (auth.error(); as error) {',
      `(click)="auth.logout({ returnTo: '/bye' })"`,
      `(click)="auth.login({ returnTo: '/profile' })"`,
    ]) {
      assert.ok(html.includes(line), line);
    }
  });

  it('turns calls into ours, without the subscribe() that they needed', async () => {
    const { tree } = await migrated(auth0StandaloneApp);
    const app = tree.readText('/src/app/app.ts');
    assert.match(app, /this\.auth\.login\(\{ returnTo: '\/profile' \}\);/);
    assert.match(app, /this\.auth\.login\(\{ lock: \{ initialScreen: 'signUp' \} \}\);/);
    assert.match(app, /this\.auth\.logout\(\);/);
    assert.match(app, /imports: \[RouterOutlet\],/);
  });

  it('turns both kinds of guard into authGuard', async () => {
    const { tree } = await migrated(auth0StandaloneApp);
    const routes = tree.readText('/src/app/app.routes.ts');
    assert.match(routes, /canActivate: \[authGuard\] \},/);
    assert.match(routes, /canActivate: \[authGuard\], canActivateChild: \[authGuard\] \},/);
  });

  for (const added of [true, false]) {
    it(`moves its configuration over, ${added ? 'in the place of what ng add wrote' : 'also before ng add'}`, async () => {
      const { tree } = await migrated(auth0StandaloneApp, added);
      const config = tree.readText(configPath);
      assert.match(
        config,
        /domain: environment\.auth0\.domain,\n\s+clientId: environment\.auth0\.clientId/,
      );
      assert.match(
        config,
        /lock: \{ auth: \{\n\s+audience: 'https:\/\/api\.acme\.com',\n\s+params: \{ scope: 'openid profile/,
      );
      assert.match(config, /withBearer\(\['https:\/\/api\.acme\.com', environment\.api\]\)/);
      assert.match(config, /withInterceptors\(\[bearerInterceptor\]\)/);
      assert.equal(config.split('provideAuth0Lock(').length, 2);
    });
  }

  const unclear: [string, string, string, RegExp][] = [
    [
      'an address without "/*", which covered nothing below it',
      "'https://api.acme.com', 'https://api.acme.com/*'",
      "'https://api.acme.com/me'",
      /app\.config\.ts:\d+ {2}This entry of allowedList/,
    ],
    [
      'a pattern in the middle of a name',
      "'https://api.acme.com', ",
      "'https://api.acme.com*', ",
      /app\.config\.ts:\d+ {2}This entry of allowedList/,
    ],
    [
      'an address that anybody could listen to',
      "'https://api.acme.com', ",
      "'http://api.acme.com/*', ",
      /app\.config\.ts:\d+ {2}This entry of allowedList/,
    ],
    [
      'tokens of its own for an address',
      "'https://api.acme.com', ",
      "{ uri: 'https://x.acme.com/*', tokenOptions: {} }, ",
      /app\.config\.ts:\d+ {2}This entry of allowedList/,
    ],
    [
      'an option without a counterpart',
      'useRefreshTokens: true',
      'useCookiesForTransactions: true',
      /app\.config\.ts:\d+ {2}useCookiesForTransactions has no exact/,
    ],
    [
      'another place for the session',
      "'localstorage'",
      "'memory'",
      /app\.config\.ts:\d+ {2}cacheLocation has no exact/,
    ],
    [
      'another place to return to',
      'window.location.origin',
      "'https://acme.com/callback'",
      /app\.config\.ts:\d+ {2}authorizationParams: .+callbackPath/,
    ],
    [
      'a spread of something unknown',
      "cacheLocation: 'localstorage'",
      '...window.settings',
      /cannot be followed/,
    ],
  ];
  for (const [what, from, to, says] of unclear) {
    it(`leaves a configuration with ${what}, and lists it`, async () => {
      const { tree, log } = await migrated(withConfig(from, to));
      assert.match(tree.readText(configPath), /provideAuth0\(\{/);
      assert.match(log, says);
    });
  }

  it('leaves the set-up that is there to be merged by hand when it is more than ng add wrote', async () => {
    const app = await oldApp(auth0StandaloneApp);
    const config = app.readText(configPath);
    const mine = config.replace(
      "domain: 'acme.eu.auth0.com', flow: 'code' }",
      "domain: 'a.auth0.com', leewaySeconds: 5 }",
    );
    assert.notEqual(mine, config);
    app.overwrite(configPath, mine);
    const { tree, log } = await run('migrate', app, {});
    assert.match(tree.readText(configPath), /provideAuth0\(\{[\s\S]+leewaySeconds: 5/);
    assert.match(log, /app\.config\.ts:\d+ {2}provideAuth0Lock\(\) is set up already/);
  });
});

describe('migrating an NgModule app of auth0-angular', () => {
  it('replaces module, class interceptor, inline template and calls', async () => {
    const { tree } = await migrated(auth0ModuleApp);
    const module = tree.readText('/src/app/app-module.ts');
    assert.match(
      module,
      /AuthModule\.forRoot\(\{\s+domain: 'acme\.eu\.auth0\.com',\s+clientId: 'abc123',\s+flow: 'code',\s+\}, withBearer\(\['\/api'\]\)\)/,
    );
    assert.match(
      module,
      /providers: \[provideHttpClient\(withInterceptors\(\[bearerInterceptor\]\)\)\]/,
    );
    assert.doesNotMatch(module, /AuthHttpInterceptor|HTTP_INTERCEPTORS|auth0-angular/);
    const app = tree.readText('/src/app/app.ts');
    assert.match(app, /\*ngIf="auth\.authenticated\(\); else out"/);
    assert.match(app, /\{\{ auth\.user\(\)\?\.email \}\}/);
    assert.match(app, /<button \(click\)="auth\.logout\(\)">Out/);
  });

  it('lists each thing that is left at the line where it then is', async () => {
    const { tree, log } = await migrated(auth0ModuleApp);
    const left = [...log.matchAll(/^ {2}(\S+):(\d+) {2}(\S+?):? /gm)];
    const expected = ['idTokenClaims$', 'loginWithRedirect'];
    const names = left.filter(([, path]) => path === 'src/app/app.ts').map(([, , , name]) => name);
    assert.deepEqual(names, expected);
    for (const [, path, line, name] of left.filter(([, file]) => file === 'src/app/app.ts')) {
      const text = tree.readText(`/${path}`).split('\n')[Number(line) - 1] ?? '';
      assert.ok(text.includes(name ?? '?'), `${path}:${line} has ${name}`);
    }
    assert.match(log, /src\/app\/app\.spec\.ts:1 {2}This spec fakes the old library/);
  });

  it('changes nothing the second time, and lists the same', async () => {
    const first = await migrated(auth0ModuleApp);
    const before = everything(first.tree);
    const second = await run('migrate', first.tree, {});
    assert.deepEqual(everything(second.tree), before);
    const list = (log: string) => log.split('Left to you')[1]?.split('\n\n')[0];
    assert.equal(list(first.log), list(second.log));
  });

  it('leaves a guard that is used elsewhere than in a route', async () => {
    const file = `import { AuthGuard } from '@auth0/auth0-angular';
export class Both {
  constructor(private guard: AuthGuard) {}
}
export const routes = [{ path: 'x', canLoad: [AuthGuard] }];
`;
    const files = { ...auth0ModuleApp.files, '/src/app/both.ts': file };
    const { tree, log } = await migrated({ ...auth0ModuleApp, files });
    assert.equal(tree.readText('/src/app/both.ts'), file);
    assert.match(log, /src\/app\/both\.ts:3 {2}AuthGuard: put authGuard into/);
    assert.match(log, /src\/app\/both\.ts:5 {2}AuthGuard: put authGuard into/);
  });

  it('says which template it could not read', async () => {
    const app = auth0ModuleApp.files['/src/app/app.ts'] ?? '';
    const files = {
      ...auth0ModuleApp.files,
      '/src/app/app.ts': app.replace('</ng-container>', '</i>'),
    };
    const { log } = await migrated({ ...auth0ModuleApp, files });
    assert.match(log, /src\/app\/app\.ts:\d+ {2}This template has errors/);
  });
});
