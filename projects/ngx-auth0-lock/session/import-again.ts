// Imports lazy files so that they can be asked for again: some browsers keep a failed import() failed.
import { AuthError, type AuthErrorCode } from './auth-error';

// How Chromium before 156 and Firefox before 154 say which file did not come. Other browsers name none
// here, and ask for it again by themselves.
const NOT_LOADED = /^(?:Failed to fetch|error loading) dynamically imported module: (https?:\S+)$/;

/** Where the files of this page come from. */
const page = {
  /** The address of this file. */
  own: import.meta.url,
  import: (url: string): Promise<object> =>
    import(/* @vite-ignore */ /* webpackIgnore: true */ url),
};

const failures = new Map<string, number>();

/**
 * As `load()`, which imports a file that exports `name`; each call asks for the file anew.
 *
 * It works for a file whose static imports are all loaded already, which is true of every lazy file of
 * this library: a browser that keeps failures would keep that of an inner file as well.
 *
 * @param code of the AuthError that it rejects with when the file does not come.
 * @param source where the files come from, for specs.
 */
export async function importAgain<T extends object>(
  load: () => Promise<T>,
  name: keyof T & string,
  code: AuthErrorCode,
  source: { readonly own: string; import(url: string): Promise<object> } = page,
): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    const url = failedUrl(cause, source.own);
    const before = failures.get(url) ?? 0;
    failures.set(url, before + 1);
    // The first failure may be all there was to it, and there is no second request behind one click.
    if (!before) throw new AuthError(code, 'Code of this page did not load.', cause);
    // The fragment makes it another module, and the same request.
    const again = url ? await source.import(`${url}#${before}`).catch(() => ({})) : {};
    const found = exporter<T>(again, name);
    if (found) return found;
    throw new AuthError(code, 'Code of this page did not load: reloading it may help.', cause);
  }
}

/** The address of the file that did not come; empty where the browser does not say. */
function failedUrl(cause: unknown, own: string): string {
  const [, url] = NOT_LOADED.exec(cause instanceof TypeError ? cause.message : '') ?? [];
  return url && new URL(url).origin === new URL(own).origin ? url : '';
}

/** What exports `name`: a bundler puts a file's exports into an object where it joins several files. */
function exporter<T>(module: object, name: keyof T & string): T | undefined {
  const all: readonly unknown[] = [module, ...Object.values(module)];
  return all.find((it): it is T => typeof it === 'object' && it !== null && name in it);
}
