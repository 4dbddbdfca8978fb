// Measures what the built library adds to the first load of an ordinary Angular app: provider, guard, interceptor, button.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { initialOutputs, lateImports, type BundleStats } from '../bundle/bundle-stats.ts';
import { buildApp, makeWorkspace, type AppName } from './size-workspace.ts';

/** Kilobytes of JavaScript, gzip, that the library may add to a first load: what it aims at, and what is too much. */
const goal = 5;
const budget = 13.5;

interface FirstLoad {
  /** Bytes of the first load's JavaScript, gzip. */
  readonly gzip: number;
  /** What is wrong with the lazy parts. */
  readonly problems: readonly string[];
  /** Bytes of it, minified, that are the library's own, by entry point. */
  readonly own: Readonly<Record<'session' | 'skin', number>>;
}

async function measure(name: AppName): Promise<FirstLoad> {
  const output = await buildApp(name);
  const read = (file: string) => readFileSync(join(output, file), 'utf8');
  const stats = JSON.parse(read('browser-stats.json')) as BundleStats;
  const indexHtml = read('browser/index.html');
  const own = { session: 0, skin: 0 };
  let gzip = 0;
  for (const file of initialOutputs(stats, indexHtml)) {
    if (!file.endsWith('.js')) continue;
    const code = read(`browser/${file}`);
    gzip += gzipSync(code, { level: 9 }).byteLength;
    const inputs = Object.entries(stats.outputs[file]?.inputs ?? {}) as [
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
  return { gzip, own, problems: lateImports(stats, indexHtml) };
}

if (import.meta.main) {
  makeWorkspace();
  const bare = await measure('bare');
  const library = await measure('library');
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(2);
  const added = library.gzip - bare.gzip;
  console.log(library.problems.join('\n'));
  console.log(
    `+${kilobytes(added)} kB gzip over an app of ${kilobytes(bare.gzip)} kB (goal ${goal}, budget ${budget}); minified: session ${kilobytes(library.own.session)} kB, skin ${kilobytes(library.own.skin)} kB`,
  );
  process.exitCode = added > budget * 1000 || library.problems.length > 0 ? 1 : 0;
}
