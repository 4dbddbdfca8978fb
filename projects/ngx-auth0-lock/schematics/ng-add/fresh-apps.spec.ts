// Specs for `ng add` in apps as the Angular CLI generates them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  acme,
  addApp,
  everything,
  freshApp,
  run,
  workspace,
  type AppOptions,
} from '../testing-support/fresh-app.ts';
import { commonJsPackages } from './lock-packages.ts';

interface Workspace {
  projects: Record<string, { architect: { build: { options: Record<string, unknown> } } }>;
}
interface Manifest {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  overrides?: Record<string, string>;
}

describe('ng add in a fresh standalone app', () => {
  it('puts both providers beside those that are there', async () => {
    const { tree } = await run('ng-add', await freshApp(), acme);
    const config = tree.readText('/src/app/app.config.ts');
    assert.match(config, /^ {4}provideRouter\(routes\),$/m);
    assert.match(config, /^ {4}provideHttpClient\(withInterceptors\(\[bearerInterceptor\]\)\),$/m);
    assert.match(
      config,
      /^ {4}provideAuth0Lock\(\{ clientId: 'abc123', domain: 'acme\.eu\.auth0\.com', flow: 'code' \}\)$/m,
    );
    assert.match(
      config,
      /^import \{ bearerInterceptor, provideAuth0Lock \} from 'ngx-auth0-lock';$/m,
    );
    assert.match(
      config,
      /^import \{ provideHttpClient, withInterceptors \} from '@angular\/common\/http';$/m,
    );
  });

  it('adds Lock, and the override without which it has a known flaw', async () => {
    const { tree, tasks } = await run('ng-add', await freshApp(), acme);
    const manifest = tree.readJson('/package.json') as unknown as Manifest;
    assert.equal(manifest.dependencies['auth0-lock'], '^14.3.0');
    assert.deepEqual(manifest.overrides, { 'auth0-js': '10.2.0' });
    assert.equal(manifest.devDependencies['auth0-lock-tenant'], undefined);
    assert.equal(manifest.scripts['tenant'], undefined);
    assert.deepEqual(tasks, ['node-package']);
  });

  it('allows the CommonJS packages of Lock beside those that are allowed', async () => {
    const app = await freshApp();
    const angular = app.readJson('/angular.json') as unknown as Workspace;
    const options = angular.projects['app']?.architect.build.options ?? {};
    options['allowedCommonJsDependencies'] = ['moment', 'qs'];
    app.overwrite('/angular.json', JSON.stringify(angular, null, 2));
    const { tree } = await run('ng-add', app, acme);
    const after = tree.readJson('/angular.json') as unknown as Workspace;
    const allowed = after.projects['app']?.architect.build.options['allowedCommonJsDependencies'];
    assert.deepEqual(allowed, ['moment', 'qs', ...commonJsPackages.filter((one) => one !== 'qs')]);
  });

  it('says which addresses the tenant must know', async () => {
    const { log } = await run('ng-add', await freshApp(), acme);
    assert.match(log, /http:\/\/localhost:4200\/ to "Allowed Callback URLs"/);
  });

  it('leaves the page alone unless a button is wanted', async () => {
    const before = everything(await freshApp());
    const { tree } = await run('ng-add', await freshApp(), acme);
    for (const path of ['/src/app/app.html', '/src/app/app.ts', '/src/app/app.spec.ts']) {
      assert.equal(tree.readText(path), before[path]);
    }
  });

  it('puts a button at the top of the page, and what it needs into component and spec', async () => {
    const { tree } = await run('ng-add', await freshApp(), { ...acme, button: true });
    assert.match(tree.readText('/src/app/app.html'), /^<auth-button \/>\n<!-- /);
    assert.match(tree.readText('/src/app/app.ts'), /imports: \[RouterOutlet, AuthButton\],/);
    assert.match(tree.readText('/src/app/app.spec.ts'), /providers: \[provideAuthTesting\(\)\]/);
  });

  it('puts the button into an inline template', async () => {
    const app = await freshApp({ inlineTemplate: true, routing: false });
    const { tree } = await run('ng-add', app, { ...acme, button: true });
    assert.match(tree.readText('/src/app/app.ts'), /template: `\n {4}<auth-button \/>\n {4}<h1>/);
    assert.match(tree.readText('/src/app/app.ts'), /imports: \[AuthButton\],/);
  });
});

describe('ng add in other fresh apps', () => {
  it('works with zone.js', async () => {
    const { tree } = await run('ng-add', await freshApp({ zoneless: false }), acme);
    const config = tree.readText('/src/app/app.config.ts');
    assert.match(config, /provideZoneChangeDetection\(\{ eventCoalescing: true \}\),\n/);
    assert.match(config, /provideAuth0Lock\(/);
  });

  it('puts AuthModule.forRoot into the imports of an NgModule app, the interceptor into its providers', async () => {
    const app = await freshApp({ standalone: false });
    const { tree } = await run('ng-add', app, { ...acme, button: true });
    const module = tree.readText('/src/app/app-module.ts');
    assert.match(
      module,
      / {4}AppRoutingModule,\n {4}AuthModule\.forRoot\(\{ clientId: 'abc123', domain: 'acme\.eu\.auth0\.com', flow: 'code' \}\)\n {2}\],/,
    );
    assert.match(module, /^ {4}provideHttpClient\(withInterceptors\(\[bearerInterceptor\]\)\),$/m);
    assert.match(tree.readText('/src/app/app.html'), /^<auth-button \/>/);
    // Its component is declared: the module brings the button.
    assert.doesNotMatch(tree.readText('/src/app/app.ts'), /AuthButton/);
    assert.match(
      tree.readText('/src/app/app.spec.ts'),
      /RouterModule\.forRoot\(\[\]\),\n +AuthButton/,
    );
  });

  it('sets a server-rendered app up once, in what browser and server share', async () => {
    const app = await freshApp({ ssr: true });
    const before = everything(app);
    const { tree } = await run('ng-add', app, acme);
    assert.match(tree.readText('/src/app/app.config.ts'), /provideAuth0Lock\(/);
    assert.equal(
      tree.readText('/src/app/app.config.server.ts'),
      before['/src/app/app.config.server.ts'],
    );
  });

  it('knows the file names of 2016', async () => {
    const app = await freshApp({ standalone: false, fileNameStyleGuide: '2016' });
    const { tree } = await run('ng-add', app, { ...acme, button: true });
    assert.match(tree.readText('/src/app/app.module.ts'), /AuthModule\.forRoot\(/);
    assert.match(tree.readText('/src/app/app.component.html'), /^<auth-button \/>/);
  });

  it('sets up the named app of several, and no other', async () => {
    const tree = await addApp(await addApp(await workspace(), { name: 'shop' }), { name: 'admin' });
    const before = everything(tree);
    const { tree: after } = await run('ng-add', tree, { ...acme, project: 'admin', button: true });
    const changed = Object.keys(before).filter((path) => before[path] !== after.readText(path));
    assert.deepEqual(changed.sort(), [
      '/angular.json',
      '/package.json',
      '/projects/admin/src/app/app.config.ts',
      '/projects/admin/src/app/app.html',
      '/projects/admin/src/app/app.spec.ts',
      '/projects/admin/src/app/app.ts',
    ]);
    const angular = after.readJson('/angular.json') as unknown as Workspace;
    const { build } = angular.projects['shop']?.architect ?? {};
    assert.equal(build?.options['allowedCommonJsDependencies'], undefined);
  });
});

describe('ng add --local-tenant', () => {
  it('adds the tenant and its script, and says which two people can sign in', async () => {
    const { tree, log } = await run('ng-add', await freshApp(), { localTenant: true });
    const manifest = tree.readJson('/package.json') as unknown as Manifest;
    assert.match(manifest.devDependencies['auth0-lock-tenant'] ?? '', /^\^\d/);
    assert.equal(manifest.scripts['tenant'], 'auth0-lock-tenant');
    assert.match(log, /ada@example\.com +lovelace-1843/);
    assert.match(log, /grace@example\.com +hopper-1906, who has the role admin/);
    assert.match(
      tree.readText('/src/app/app.config.ts'),
      /provideAuth0Lock\(\{ clientId: 'demo-client', domain: 'http:\/\/localhost:4400', flow: 'code' \}\)/,
    );
  });

  it('is what the answer "local" means', async () => {
    const byOption = await run('ng-add', await freshApp(), { localTenant: true });
    const byAnswer = await run('ng-add', await freshApp(), { domain: 'local', clientId: '' });
    assert.deepEqual(everything(byAnswer.tree), everything(byOption.tree));
  });

  it('takes another port of this machine, and tells the tenant where the app is served', async () => {
    const app = await freshApp();
    const angular = app.readText('/angular.json');
    const port = '"serve": {\n          "options": { "port": 4301 },';
    app.overwrite('/angular.json', angular.replace('"serve": {', port));
    const options = { localTenant: true, domain: 'http://localhost:4801' };
    const { tree } = await run('ng-add', app, options);
    assert.equal(
      (tree.readJson('/package.json') as unknown as Manifest).scripts['tenant'],
      'auth0-lock-tenant --port 4801 --origin http://localhost:4301',
    );
  });
});

describe('ng add, run twice', () => {
  const apps: Record<string, AppOptions> = {
    'a standalone app': {},
    'a zone.js app': { zoneless: false },
    'an NgModule app': { standalone: false },
    'a server-rendered app': { ssr: true },
  };
  for (const [name, options] of Object.entries(apps)) {
    it(`changes nothing the second time in ${name}`, async () => {
      const answers = { localTenant: true, button: true };
      const first = await run('ng-add', await freshApp(options), answers);
      const before = everything(first.tree);
      const second = await run('ng-add', first.tree, answers);
      assert.deepEqual(everything(second.tree), before);
      assert.deepEqual(second.tasks, []);
      assert.match(second.log, /nothing changed/);
    });
  }

  it('needs no answers the second time, and still adds a button when it is asked to', async () => {
    const first = await run('ng-add', await freshApp(), acme);
    const second = await run('ng-add', first.tree, { button: true });
    assert.match(second.tree.readText('/src/app/app.html'), /^<auth-button \/>/);
    const calls = second.tree.readText('/src/app/app.config.ts').split('provideAuth0Lock(');
    assert.equal(calls.length, 2);
  });

  it('leaves a tenant that is set where it is, and says so', async () => {
    const first = await run('ng-add', await freshApp(), acme);
    const other = { domain: 'other.auth0.com', clientId: 'other', button: true };
    const second = await run('ng-add', first.tree, other);
    assert.doesNotMatch(second.tree.readText('/src/app/app.config.ts'), /other/);
    assert.match(second.log, /src\/app\/app\.config\.ts:\d+ sets the tenant already/);
  });
});
