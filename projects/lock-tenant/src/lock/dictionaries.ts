// Lock's own dictionaries, read from the auth0-lock package that is installed beside the tenant.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Dictionaries {
  /** Language codes, e.g. `en`, `pt-br`; empty when auth0-lock is not installed. */
  readonly languages: readonly string[];
  load(language: string): unknown;
}

/** Looks beside this package, then in the folder where the process runs. */
export function findDictionaries(cwd = process.cwd()): Dictionaries {
  for (const from of [import.meta.url, pathToFileURL(join(cwd, 'package.json')).href]) {
    try {
      const require = createRequire(from);
      const folder = dirname(require.resolve('auth0-lock/lib/i18n/en.js'));
      const languages = readdirSync(folder)
        .filter((file) => file.endsWith('.js'))
        .map((file) => file.slice(0, -3));
      return {
        languages,
        load: (language) =>
          (require(join(folder, `${language}.js`)) as { default: unknown }).default,
      };
    } catch {
      // Not installed here; try the next place.
    }
  }
  return { languages: [], load: () => null };
}
