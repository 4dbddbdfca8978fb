// What a migration has done and what it leaves to a person, as text for the terminal or an issue.
import type ts from 'typescript';
import { placeOf } from '../../code/source.ts';

/** Collects what is left; each thing once, however many rules see it. */
export class Report {
  private readonly lines = new Map<string, string>();
  private readonly said: Set<string>;

  /** @param notes what a person should know once; kept over several passes. */
  constructor(notes = new Set<string>()) {
    this.said = notes;
  }

  /** @param place a node, or `src/app/app.html:12`. */
  leave(place: ts.Node | string, what: string): void {
    const where = typeof place === 'string' ? place : placeOf(place);
    this.lines.set(`${where}  ${what}`, where);
  }

  note(what: string): void {
    this.said.add(what);
  }

  get notes(): readonly string[] {
    return [...this.said];
  }

  /** Whether this line of a file is named: `src/app/app.ts:5`. */
  names(where: string): boolean {
    return [...this.lines.values()].includes(where);
  }

  /** Whether a name is spoken of anywhere in a file. */
  speaksOf(path: string, name: string): boolean {
    return [...this.lines].some(
      ([text, where]) => where.startsWith(`${path}:`) && text.includes(`  ${name}: `),
    );
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

export interface Summary {
  /** Files that are different now. */
  readonly changed: readonly string[];
  readonly left: readonly string[];
  readonly notes: readonly string[];
  /** Lines about signing in: how many there were, and how many are left. */
  readonly lines: { readonly before: number; readonly after: number };
}

export function summary({ changed, left, notes, lines }: Summary): string {
  const indent = (texts: readonly string[]) => texts.map((text) => `  ${text}`);
  const done = lines.before - lines.after;
  return [
    ...(changed.length > 0
      ? [
          `Converted in ${changed.length} file(s), ${done} of ${lines.before} lines that named the old way:`,
          ...indent(changed),
        ]
      : ['Nothing was converted.']),
    ...(left.length > 0
      ? ['', `Left to you, ${left.length} place(s):`, ...indent(left)]
      : ['', 'Nothing is left to you.']),
    ...(notes.length > 0 ? ['', ...notes] : []),
  ].join('\n');
}
