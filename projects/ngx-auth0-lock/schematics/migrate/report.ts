// What a migration has done and what it leaves to a person, as text for the terminal.
import type ts from 'typescript';
import { placeOf } from '../code/source.ts';

/** Collects what is left; each thing once, however many rules see it. */
export class Report {
  private readonly lines = new Map<string, string>();

  /** @param place a node, or `src/app/app.html:12`. */
  leave(place: ts.Node | string, what: string): void {
    const where = typeof place === 'string' ? place : placeOf(place);
    this.lines.set(`${where}  ${what}`, where);
  }

  /** In the order of files and lines. */
  get left(): string[] {
    const key = (where: string) => {
      const [file = '', line = '0'] = where.split(':');
      return `${file}:${line.padStart(6, '0')}`;
    };
    return [...this.lines]
      .toSorted(([, a], [, b]) => key(a).localeCompare(key(b), 'en'))
      .map(([text]) => text);
  }
}

export function summary(
  changed: readonly string[],
  left: readonly string[],
  notes: readonly string[],
): string {
  const indent = (lines: readonly string[]) => lines.map((line) => `  ${line}`);
  return [
    ...(changed.length > 0
      ? [`Converted in ${changed.length} file(s):`, ...indent(changed)]
      : ['Nothing was converted.']),
    ...(left.length > 0
      ? ['', `Left to you, ${left.length} place(s):`, ...indent(left)]
      : ['', 'Nothing is left to you.']),
    ...(notes.length > 0 ? ['', ...notes] : []),
  ].join('\n');
}
