// Measures what the built library adds to the first load of an ordinary Angular app: provider, guard, interceptor, button.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceMapPayload } from 'node:module';
import { initialOutputs, lateImports, type BundleStats } from '../bundle/bundle-stats.ts';
import { gzipSize, partsOf, type Part } from './size-parts.ts';
import { buildApp, makeWorkspace, type AppName } from './size-workspace.ts';

/** Kilobytes of JavaScript, gzip, that the library may add to a first load: what it aims at, and what is too much. */
const goal = 5;
const budget = 13.5;

interface FirstLoad {
  /** Bytes of the first load's JavaScript, gzip. */
  readonly gzip: number;
  /** What is wrong with the lazy parts. */
  readonly problems: readonly string[];
  /** What of it is the library's own, by source file. */
  readonly parts: readonly Part[];
}

async function measure(name: AppName): Promise<FirstLoad> {
  const output = await buildApp(name);
  const read = (file: string) => readFileSync(join(output, file), 'utf8');
  const stats = JSON.parse(read('browser-stats.json')) as BundleStats;
  const indexHtml = read('browser/index.html');
  const scripts = initialOutputs(stats, indexHtml)
    .filter((file) => file.endsWith('.js'))
    .map((file) => ({
      // As it is without source maps: the builder names them in its optimized files, hidden or not.
      code: read(`browser/${file}`).replace(/\n\/\/# (?:sourceMappingURL|debugId)=.*/g, ''),
      map: JSON.parse(read(`browser/${file}.map`)) as SourceMapPayload,
    }));
  return {
    gzip: scripts.reduce((sum, { code }) => sum + gzipSize(code), 0),
    parts: scripts.flatMap(({ code, map }) => partsOf(code, map, ownSource)),
    problems: lateImports(stats, indexHtml),
  };
}

/** The path of a source file within the library; null for what is not the library's. */
function ownSource(source: string): string | null {
  return /projects\/ngx-auth0-lock\/(.*)/.exec(source)?.[1] ?? null;
}

if (import.meta.main) {
  makeWorkspace();
  const bare = await measure('bare');
  const library = await measure('library');
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(2);
  const added = library.gzip - bare.gzip;
  const own = library.parts.reduce((sum, { minified }) => sum + minified, 0);
  for (const { source, minified, gzip } of library.parts) {
    console.log(`${String(minified).padStart(6)} ${String(gzip).padStart(6)}  ${source}`);
  }
  console.log('minified   gzip: what there were less without the file\n');
  console.log(library.problems.join('\n'));
  console.log(
    `+${kilobytes(added)} kB gzip over an app of ${kilobytes(bare.gzip)} kB (goal ${goal}, budget ${budget}); minified, its own: ${kilobytes(own)} kB`,
  );
  process.exitCode = added > budget * 1000 || library.problems.length > 0 ? 1 : 0;
}
