// Measures what the built library adds to the first load of an ordinary Angular app: provider, guard, interceptor, button.
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { initialOutputs, type BundleStats } from './bundle-stats.ts';
import { command } from './command.ts';
import { libraryDist, ng, root } from './paths.ts';

/** Kilobytes of JavaScript, gzip, that the library may add to a first load: what it aims at, and what is too much. */
const goal = 5;
const budget = 12;

const workspace = join(root, 'dist', 'sizes');

/** What an app names besides its own parts. */
interface Parts {
  readonly imports: string;
  readonly component: string;
  readonly template: string;
  readonly guard: string;
  readonly interceptor: string;
  readonly provider: string;
}

/**
 * An app as people write it, without any thought of signing in. What it uses of Angular, it pays
 * for itself: a button with bindings, signals, a service with an effect, a guard and an interceptor
 * of its own. The three lazy pages matter, too: the builder packs an app with as many lazy files in
 * another way.
 */
const app = (parts: Parts) => `import {
  Component, computed, effect, inject, Injectable, input, provideEnvironmentInitializer, signal,
} from '@angular/core';
import { provideHttpClient, withInterceptors, type HttpInterceptorFn } from '@angular/common/http';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, Router, RouterOutlet, type CanActivateFn } from '@angular/router';
${parts.imports}
@Injectable({ providedIn: 'root' })
class Cart {
  readonly items = signal<readonly string[]>([]);
  readonly count = computed(() => this.items().length);
  constructor() {
    effect(() => (document.title = 'Shop: ' + this.count()));
  }
}
const hasItems: CanActivateFn = () => inject(Cart).count() > 0 || inject(Router).parseUrl('/');
const inLanguage: HttpInterceptorFn = (request, next) =>
  next(request.clone({ setHeaders: { 'Accept-Language': 'en' } }));
@Component({
  selector: 'cart-button',
  template: \`<button type="button" [class.empty]="empty()" [attr.aria-busy]="busy()"
    (click)="add()" (focus)="busy.set(false)">{{ label() }}: {{ cart.count() }}</button>\`,
  styles: '.empty { opacity: 0.5 }',
})
class CartButton {
  readonly label = input('Add');
  readonly cart = inject(Cart);
  readonly busy = signal(false);
  readonly empty = computed(() => this.cart.count() === 0);
  async add() {
    this.busy.set(true);
    await Promise.resolve();
    this.cart.items.update((items) => [...items, this.label()]);
  }
}
@Component({
  selector: 'app-root',
  imports: [CartButton, RouterOutlet${parts.component}],
  template: '<h1>{{ title }}</h1><cart-button label="Buy" />${parts.template}<router-outlet />',
})
class App {
  readonly title = 'Shop';
}
bootstrapApplication(App, {
  providers: [
    provideRouter([
      { path: 'one', loadComponent: () => import('./one'), canActivate: [hasItems${parts.guard}] },
      { path: 'two', loadComponent: () => import('./two') },
      { path: 'three', loadComponent: () => import('./three') },
    ]),
    provideHttpClient(withInterceptors([inLanguage${parts.interceptor}])),
    provideEnvironmentInitializer(() => void inject(Cart)),
    ${parts.provider}
  ],
});
`;

const page = (name: string) => `import { Component } from '@angular/core';
@Component({ selector: 'page-${name}', template: '<h1>${name}</h1>' })
export default class Page {}
`;

const apps = {
  bare: app({ imports: '', component: '', template: '', guard: '', interceptor: '', provider: '' }),
  library: app({
    imports:
      "import { AuthButton, authGuard, bearerInterceptor, provideAuth0Lock, withBearer } from 'ngx-auth0-lock';",
    component: ', AuthButton',
    template: '<auth-button />',
    guard: ', authGuard',
    interceptor: ', bearerInterceptor',
    provider:
      "provideAuth0Lock({ clientId: 'a', domain: 'acme.eu.auth0.com' }, withBearer(['/api'])),",
  }),
} as const;

type AppName = keyof typeof apps;

interface FirstLoad {
  /** Bytes of the first load's JavaScript, gzip. */
  readonly gzip: number;
  /** Bytes of it, minified, that are the library's own, by entry point. */
  readonly own: Readonly<Record<'session' | 'skin', number>>;
}

async function measure(name: AppName): Promise<FirstLoad> {
  const output = join(workspace, 'dist', name);
  const build = [...ng(), 'build', name, '--progress=false'];
  const { code, output: text } = await command(build, { cwd: workspace });
  if (code !== 0) throw new Error(`The app "${name}" does not build.\n${text}`);
  const read = (file: string) => readFileSync(join(output, file), 'utf8');
  const stats = JSON.parse(read('browser-stats.json')) as BundleStats;
  const own = { session: 0, skin: 0 };
  let gzip = 0;
  for (const file of initialOutputs(stats, read('browser/index.html'))) {
    if (!file.endsWith('.js')) continue;
    const code = read(`browser/${file}`);
    gzip += gzipSync(code, { level: 9 }).byteLength;
    const inputs = Object.entries(stats.outputs[file].inputs) as [
      string,
      { bytesInOutput: number },
    ][];
    const all = inputs.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
    // The shares are right; the bytes are those before the builder's last step.
    const scale = Buffer.byteLength(code) / all;
    for (const [path, { bytesInOutput }] of inputs) {
      const entryPoint = /\/ngx-auth0-lock\/fesm2022\/ngx-auth0-lock(-session)?/.exec(path);
      if (entryPoint) own[entryPoint[1] ? 'session' : 'skin'] += bytesInOutput * scale;
    }
  }
  return { gzip, own };
}

function makeWorkspace(): void {
  rmSync(workspace, { recursive: true, force: true });
  const names = Object.keys(apps) as AppName[];
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), text);
  };
  for (const name of names) {
    write(`${name}/main.ts`, apps[name]);
    for (const lazy of ['one', 'two', 'three']) write(`${name}/${lazy}.ts`, page(lazy));
  }
  write('index.html', '<!doctype html><title>Sizes</title><app-root></app-root>\n');
  write('package.json', '{ "type": "module" }\n');
  write('angular.json', JSON.stringify({ version: 1, projects: projects(names) }, null, 2));
  write('tsconfig.json', JSON.stringify(tsconfig(names), null, 2));
  mkdirSync(join(workspace, 'node_modules'));
  symlinkSync(libraryDist, join(workspace, 'node_modules', 'ngx-auth0-lock'), 'junction');
}

function projects(names: readonly AppName[]) {
  const options = (name: AppName) => ({
    browser: `${name}/main.ts`,
    index: 'index.html',
    tsConfig: 'tsconfig.json',
    outputPath: `dist/${name}`,
    statsJson: true,
    allowedCommonJsDependencies: ['*'],
  });
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        projectType: 'application',
        root: '',
        sourceRoot: name,
        architect: { build: { builder: '@angular/build:application', options: options(name) } },
      },
    ]),
  );
}

function tsconfig(names: readonly AppName[]) {
  return {
    extends: '../../tsconfig.json',
    // The package as it is published, not its sources.
    compilerOptions: { types: [], paths: {} },
    files: names.map((name) => `${name}/main.ts`),
  };
}

if (import.meta.main) {
  makeWorkspace();
  const bare = await measure('bare');
  const library = await measure('library');
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(2);
  const added = library.gzip - bare.gzip;
  console.log(
    `+${kilobytes(added)} kB gzip over an app of ${kilobytes(bare.gzip)} kB (goal ${goal}, budget ${budget}); minified: session ${kilobytes(library.own.session)} kB, skin ${kilobytes(library.own.skin)} kB`,
  );
  process.exitCode = added > budget * 1000 ? 1 : 0;
}
