// The version in the package.json beside the sources, or beside the built files.
import { readFileSync } from 'node:fs';

export function packageVersion(): string {
  // src/cli/ and dist/cli/ both lie two folders below it.
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
