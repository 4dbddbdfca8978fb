// Finds the place of a file in an order of folders and files.
import type { Layer } from './layers.ts';

export interface Place {
  /** As the order has it. */
  readonly name: string;
  /** Its place in the order, from the top. */
  readonly layer: number;
  /** The files with the same one import one another freely. */
  readonly group: string;
}

/** Where the longest name that fits the file stands; null where none does. */
export function placeIn(
  { folder, order }: { readonly folder: string; readonly order: readonly Layer[] },
  path: string,
): Place | null {
  const file = path.slice(folder.length);
  return order
    .flatMap((names, layer) => [names].flat().map((name) => ({ name, layer })))
    .filter(({ name }) => fits(name, file))
    .map((it) => ({ ...it, group: it.name.endsWith('*') ? file : it.name }))
    .reduce<Place | null>(
      (best, it) => (best && best.name.length > it.name.length ? best : it),
      null,
    );
}

function fits(name: string, file: string): boolean {
  if (name.endsWith('*')) return file.startsWith(name.slice(0, -1));
  return name === '' || file === name || file === `${name}.ts` || file.startsWith(`${name}/`);
}
