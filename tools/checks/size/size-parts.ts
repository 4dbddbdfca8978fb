// Says which source file each byte of a first load comes from, by the builder's source maps.
import { SourceMap, type SourceMapPayload } from 'node:module';
import { gzipSync } from 'node:zlib';

/** What one source file weighs in a file of a first load. */
export interface Part {
  /** The name that was picked for it. */
  readonly source: string;
  /** Characters of minified code. */
  readonly minified: number;
  /** How many bytes of gzip there were fewer without it. */
  readonly gzip: number;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly source: string;
}

/**
 * The parts of a minified file, the largest first.
 *
 * @param pick names the part that a source file belongs to; null for what is not asked for.
 */
export function partsOf(
  code: string,
  map: SourceMapPayload,
  pick: (source: string) => string | null,
): readonly Part[] {
  const whole = gzipSize(code);
  const parts = Map.groupBy(stretchesOf(code, map), ({ source }) => pick(source));
  return [...parts]
    .flatMap(([source, own]) => (source === null ? [] : { source, own }))
    .map(({ source, own }) => ({
      source,
      minified: own.reduce((sum, { start, end }) => sum + end - start, 0),
      gzip: whole - gzipSize(without(code, own)),
    }))
    .sort((a, b) => b.gzip - a.gzip);
}

export function gzipSize(code: string): number {
  return gzipSync(code, { level: 9 }).byteLength;
}

/** From which source file each stretch of the code comes, in order. */
function stretchesOf(code: string, map: SourceMapPayload): readonly Stretch[] {
  const sources = new SourceMap(map);
  const stretches: Stretch[] = [];
  let lineStart = 0;
  for (const [line, text] of code.split('\n').entries()) {
    // Each column is asked for: where an entry of the map ends, only the next one says.
    for (let column = 0; column < text.length; column++) {
      const entry = sources.findEntry(line, column);
      const source = 'originalSource' in entry ? entry.originalSource : '';
      const start = lineStart + column;
      const last = stretches.at(-1);
      if (last?.source === source && last.end === start) stretches.pop();
      const from = last?.source === source && last.end === start ? last.start : start;
      stretches.push({ start: from, end: start + 1, source });
    }
    lineStart += text.length + 1;
  }
  return stretches;
}

function without(code: string, stretches: readonly Stretch[]): string {
  const ends = [0, ...stretches.map(({ end }) => end)];
  const starts = [...stretches.map(({ start }) => start), code.length];
  return starts.map((start, index) => code.slice(ends[index], start)).join('');
}
