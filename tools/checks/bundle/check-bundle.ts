// Checks that what the demo loads at first holds no Lock, no React and no signature code, that no file holds
// what is said in dev mode, and that each lazy part can be asked for again; prints the size of the first load.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { initialOutputs, lateImports, type BundleStats } from './bundle-stats.ts';
import { demoDist } from '../../workspace/paths.ts';

/** Packages that only lazy chunks may hold. */
const lazyPackages = ['auth0-lock', 'auth0-js', 'jose', 'react', 'react-dom', 'idtoken-verifier'];

/** Texts of those packages that survive minification, for what the builder's own account would miss. */
const lazyTexts = [
  'auth0-lock-cred-pane',
  '/co/authenticate',
  'react.fragment',
  'JWKSNoMatchingKey',
  'RSASSA-PKCS1-v1_5',
];

/** What is said to developers only: no file of a production build may hold it, lazy ones included. */
const devTexts = [
  'provideAuth0Lock knows no option',
  'is still the placeholder',
  'is it running (npm run tenant)',
  'is one that withBearer() names',
  'is behind a guard that sends people there',
];

export interface Bundle {
  readonly stats: BundleStats;
  readonly indexHtml: string;
  /** Text of an output. */
  read(name: string): string;
}

/** What a production build holds that it must not. */
export function bundleProblems({ stats, indexHtml, read }: Bundle): string[] {
  const initial = initialOutputs(stats, indexHtml);
  if (!initial.some((name) => name.endsWith('.js'))) {
    return ['index.html names no script that stats.json knows: nothing was checked'];
  }
  const scripts = Object.keys(stats.outputs).filter((name) => name.endsWith('.js'));
  const everything = scripts.map(read).join('\n');
  const missing = lazyTexts
    .filter((text) => !everything.includes(text))
    .map((text) => `"${text}" is in no chunk at all, so that looking for it shows nothing`);
  const inputs = initial.flatMap((name) =>
    Object.keys(stats.outputs[name]?.inputs ?? {})
      .filter((input) => lazyPackages.includes(packageOf(input)))
      .map((input) => `${name} holds ${input}`),
  );
  const texts = initial.flatMap((name) => {
    const code = read(name);
    return lazyTexts.filter((text) => code.includes(text)).map((text) => `${name} holds "${text}"`);
  });
  const forDevelopers = scripts.flatMap((name) => {
    const code = read(name);
    return devTexts
      .filter((text) => code.includes(text))
      .map((text) => `${name} holds "${text}", which is for dev mode`);
  });
  return [...missing, ...inputs, ...texts, ...forDevelopers, ...lateImports(stats, indexHtml)];
}

/** `jose` for `node_modules/jose/dist/…`; empty for the app's own files. */
function packageOf(input: string): string {
  const path = input.split('node_modules/').at(-1) ?? '';
  if (path === input) return '';
  const [scope = '', name = ''] = path.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

if (import.meta.main) {
  const folder = join(demoDist, 'browser');
  const bundle: Bundle = {
    stats: JSON.parse(readFileSync(join(demoDist, 'browser-stats.json'), 'utf8')) as BundleStats,
    indexHtml: readFileSync(join(folder, 'index.html'), 'utf8'),
    read: (name) => readFileSync(join(folder, name), 'utf8'),
  };
  const problems = bundleProblems(bundle);
  const initial = initialOutputs(bundle.stats, bundle.indexHtml);
  const bytes = initial
    .map((name) => gzipSync(bundle.read(name), { level: 9 }).byteLength)
    .reduce((sum, size) => sum + size, 0);
  const sizes = `first load: ${initial.length} files, ${(bytes / 1000).toFixed(1)} kB gzip`;
  console.log([...problems, sizes].join('\n'));
  process.exitCode = problems.length > 0 ? 1 : 0;
}
