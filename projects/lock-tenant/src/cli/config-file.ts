// The JSON file of --config: read, and every mistake in it told with its line and column.
import { readFile } from 'node:fs/promises';
// A CommonJS module without named exports for Node.
import jsonc from 'jsonc-parser';
import { OptionError } from '../option-error.ts';
import type { TenantOptions } from '../settings/tenant-options.ts';

export interface ConfigFile {
  options: TenantOptions;
  /** The sentence for a mistake that createTenant() found, with its place when it stands in the file. */
  explain(error: OptionError): string;
}

/** JSON that may have comments and trailing commas. Throws OptionError. */
export async function readConfigFile(path: string): Promise<ConfigFile> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new OptionError(`cannot read the file ${path} (${code}).`);
  }
  const at = (offset: number) => `${path}:${lineAndColumn(text, offset)}`;
  const errors: jsonc.ParseError[] = [];
  const tree = jsonc.parseTree(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first) {
    throw new OptionError(
      `${at(first.offset)}: the file is not valid JSON (${inWords(first.error)}).`,
    );
  }
  if (tree?.type !== 'object') throw new OptionError(`the file ${path} must hold a JSON object.`);
  return {
    // What it holds is checked by createTenant().
    options: jsonc.getNodeValue(tree) as TenantOptions,
    explain({ message, place }) {
      const node = place && jsonc.findNodeAtLocation(tree, segmentsOf(place));
      if (!node) return message;
      // A wrong name stands before the value that has been found.
      const property = node.parent?.type === 'property' ? node.parent : node;
      return `${at(property.offset)}: ${message}`;
    },
  };
}

/** `clients[0].callbacks[1]` as jsonc-parser wants it. */
function segmentsOf(place: string): (string | number)[] {
  return [...place.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([name, index]) =>
    index === undefined ? name : Number(index),
  );
}

function lineAndColumn(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

/** `CommaExpected` → `comma expected`. */
function inWords(code: jsonc.ParseErrorCode): string {
  return jsonc
    .printParseErrorCode(code)
    .replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`)
    .toLowerCase();
}
