// Specs for `ng add` in apps that people have worked on, and on layouts that it does not know.
import type { UnitTestTree } from '@angular-devkit/schematics/testing/index.js';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { acme, everything, freshApp, run, type AppOptions } from '../testing-support/fresh-app.ts';

const configPath = '/src/app/app.config.ts';

async function appWith(
  files: Record<string, string>,
  options: AppOptions = {},
): Promise<UnitTestTree> {
  const tree = await freshApp(options);
  for (const [path, text] of Object.entries(files)) {
    if (tree.exists(path)) tree.overwrite(path, text);
    else tree.create(path, text);
  }
  return tree;
}

/** A standalone app whose configuration has these providers. */
const withProviders = (providers: string, imports: string) =>
  appWith({
    [configPath]: `import { ${imports} } from '@angular/common/http';
import { logger } from './logger';

export const appConfig = {
  providers: [
    ${providers},
  ],
};
`,
  });

async function configAfter(tree: UnitTestTree): Promise<string> {
  return (await run('ng-add', tree, acme)).tree.readText(configPath);
}

/** It says this, and not one byte has changed. */
async function refuses(
  tree: UnitTestTree,
  options: object,
  ...says: readonly RegExp[]
): Promise<void> {
  const before = everything(tree);
  await assert.rejects(run('ng-add', tree, options), (error: Error) => {
    for (const pattern of says) assert.match(error.message, pattern);
    return true;
  });
  assert.deepEqual(everything(tree), before);
}

describe('ng add where the app has an HttpClient', () => {
  it('gives a bare provideHttpClient() the interceptor', async () => {
    const app = await withProviders('provideHttpClient()', 'provideHttpClient');
    const config = await configAfter(app);
    assert.match(config, /^ {4}provideHttpClient\(withInterceptors\(\[bearerInterceptor\]\)\),$/m);
    assert.match(config, /import \{ provideHttpClient, withInterceptors \} from '@angular\/common/);
  });

  it('keeps other features', async () => {
    const app = await withProviders(
      'provideHttpClient(withInterceptorsFromDi())',
      'provideHttpClient, withInterceptorsFromDi',
    );
    assert.match(
      await configAfter(app),
      /provideHttpClient\(withInterceptorsFromDi\(\), withInterceptors\(\[bearerInterceptor\]\)\)/,
    );
  });

  it('puts it last in a list of interceptors', async () => {
    const app = await withProviders(
      'provideHttpClient(withInterceptors([logger]))',
      'provideHttpClient, withInterceptors',
    );
    assert.match(await configAfter(app), /withInterceptors\(\[logger, bearerInterceptor\]\)/);
  });

  it('adds it to a list that has a name', async () => {
    const app = await withProviders(
      'provideHttpClient(withInterceptors(all))',
      'provideHttpClient, withInterceptors',
    );
    assert.match(await configAfter(app), /withInterceptors\(\[\.\.\.all, bearerInterceptor\]\)/);
  });

  it('finds the one call outside the root, such as in a list of core providers', async () => {
    const app = await appWith({
      '/src/app/core.ts': `import { provideHttpClient } from '@angular/common/http';
export const core = [provideHttpClient()];
`,
    });
    const { tree } = await run('ng-add', app, acme);
    assert.match(
      tree.readText('/src/app/core.ts'),
      /provideHttpClient\(withInterceptors\(\[bearerInterceptor\]\)\)/,
    );
    assert.doesNotMatch(tree.readText(configPath), /provideHttpClient/);
  });

  it('keeps the class interceptors of an HttpClientModule running', async () => {
    const app = await appWith(
      {
        '/src/app/app-module.ts': `import { HttpClientModule } from '@angular/common/http';
import { NgModule } from '@angular/core';
import { App } from './app';

@NgModule({ declarations: [App], imports: [HttpClientModule], bootstrap: [App] })
export class AppModule {}
`,
      },
      { standalone: false },
    );
    const { tree } = await run('ng-add', app, acme);
    const module = tree.readText('/src/app/app-module.ts');
    assert.match(module, /imports: \[HttpClientModule, AuthModule\.forRoot\(/);
    assert.match(
      module,
      /providers: \[provideHttpClient\(withInterceptors\(\[bearerInterceptor\]\), withInterceptorsFromDi\(\)\)\]/,
    );
  });
});

describe('ng add on layouts that it can follow', () => {
  it('sets up an app that has no configuration yet', async () => {
    const main = `import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';

bootstrapApplication(App).catch(console.error);
`;
    const { tree } = await run('ng-add', await appWith({ '/src/main.ts': main }), acme);
    assert.match(
      tree.readText('/src/main.ts'),
      /bootstrapApplication\(App, \{\n {2}providers: \[\n {4}provideHttpClient\(.+\),\n {4}provideAuth0Lock\(.+\),\n {2}\],\n\}\)\.catch/,
    );
  });

  it('follows a configuration that is written in main.ts, merged, or typed with satisfies', async () => {
    const main = `import { mergeApplicationConfig, type ApplicationConfig } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import { App } from "./app/app";

const own = { providers: [] } satisfies ApplicationConfig;
void bootstrapApplication(App, mergeApplicationConfig(own, {}));
`;
    const { tree } = await run('ng-add', await appWith({ '/src/main.ts': main }), acme);
    const text = tree.readText('/src/main.ts');
    assert.match(text, /const own = \{ providers: \[provideHttpClient\(.+\), provideAuth0Lock\(/);
    assert.match(text, /from "ngx-auth0-lock";/);
  });

  it('keeps the line ends of Windows', async () => {
    const app = await freshApp();
    app.overwrite(configPath, app.readText(configPath).replaceAll('\n', '\r\n'));
    assert.doesNotMatch(await configAfter(app), /[^\r]\n/);
  });

  it("keeps away from an app's own AuthModule", async () => {
    const app = await freshApp({ standalone: false });
    const path = '/src/app/app-module.ts';
    const text = app.readText(path).replace('BrowserModule,', 'BrowserModule,\n    AuthModule,');
    app.overwrite(path, `import { AuthModule } from './auth/auth-module';\n${text}`);
    const { tree } = await run('ng-add', app, acme);
    assert.match(tree.readText(path), /LockAuthModule\.forRoot\(/);
    assert.match(tree.readText(path), /AuthModule as LockAuthModule/);
  });

  it('leaves an app alone that is set up in a file of its own', async () => {
    const app = await appWith({
      '/src/app/auth.ts': `import { bearerInterceptor, provideAuth0Lock } from 'ngx-auth0-lock';
export const auth = [provideAuth0Lock({ clientId: 'a', domain: 'b.auth0.com' }), bearerInterceptor];
`,
    });
    const before = app.readText(configPath);
    assert.equal(await configAfter(app), before);
  });

  it("respects an override that somebody has chosen, and Yarn's name for it", async () => {
    const app = await freshApp();
    const manifest = app.readJson('/package.json') as Record<string, unknown>;
    manifest['resolutions'] = { 'auth0-js': '9.28.0' };
    app.overwrite('/package.json', JSON.stringify(manifest));
    app.create('/yarn.lock', '');
    const { tree } = await run('ng-add', app, acme);
    const after = tree.readJson('/package.json') as Record<string, unknown>;
    assert.deepEqual(after['resolutions'], { 'auth0-js': '9.28.0' });
    assert.equal(after['overrides'], undefined);
  });
});

describe('ng add on layouts that it does not know', () => {
  it('says what to add where when the configuration cannot be followed', async () => {
    const main = `import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { configFor } from './app/config';

void bootstrapApplication(App, configFor('production'));
`;
    await refuses(
      await appWith({ '/src/main.ts': main }),
      acme,
      /src\/main\.ts:5/,
      /provideAuth0Lock\(\{ clientId: 'abc123', domain: 'acme\.eu\.auth0\.com', flow: 'code' \}\)/,
      /provideHttpClient\(withInterceptors\(\[bearerInterceptor\]\)\)/,
      /Nothing was changed/,
    );
  });

  it('does the rest once that is there', async () => {
    const main = `import { bootstrapApplication } from '@angular/platform-browser';
import { bearerInterceptor, provideAuth0Lock } from 'ngx-auth0-lock';
import { App } from './app/app';
import { configFor } from './app/config';

const auth = provideAuth0Lock({ clientId: 'abc123', domain: 'acme.eu.auth0.com' });
void bootstrapApplication(App, configFor(auth, [bearerInterceptor]));
`;
    const { tree } = await run('ng-add', await appWith({ '/src/main.ts': main }), acme);
    assert.equal(tree.readText('/src/main.ts'), main);
    assert.match(tree.readText('/package.json'), /"auth0-js": "10\.2\.0"/);
    assert.match(tree.readText('/angular.json'), /"auth0-password-policies"/);
  });

  it('wants the page to be found before it writes the providers', async () => {
    const app = await freshApp();
    app.delete('/src/app/app.html');
    await refuses(app, { ...acme, button: true }, /src\/app\/app\.ts:\d+/, /<auth-button \/>/);
  });

  it('refuses to guess between two HttpClients', async () => {
    const file = `import { provideHttpClient } from '@angular/common/http';
export const providers = [provideHttpClient()];
`;
    const app = await appWith({ '/src/app/one.ts': file, '/src/app/two.ts': file });
    await refuses(app, acme, /src\/app\/one\.ts:2/, /src\/app\/two\.ts:2/);
  });

  it('refuses to override a package that the app lists itself', async () => {
    const app = await freshApp();
    const manifest = app.readJson('/package.json') as { dependencies: Record<string, string> };
    manifest.dependencies['auth0-js'] = '^9.28.0';
    app.overwrite('/package.json', JSON.stringify(manifest, null, 2));
    await refuses(app, acme, /auth0-js itself \(\^9\.28\.0\)/);
  });

  it('reports all of it at once', async () => {
    const app = await freshApp();
    app.overwrite('/src/main.ts', 'export {};\n');
    const manifest = app.readJson('/package.json') as { dependencies: Record<string, string> };
    manifest.dependencies['auth0-js'] = '^9.28.0';
    app.overwrite('/package.json', JSON.stringify(manifest, null, 2));
    await refuses(app, acme, /^src\/main\.ts/m, /^package\.json/m);
  });
});
