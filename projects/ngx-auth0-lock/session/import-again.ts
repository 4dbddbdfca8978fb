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

let asked = 0;

/**
 * As `load()`, which imports a file that exports `name`. Where the file does not come, it is asked for
 * once more at once; and anew in each call after that.
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
    // The fragment makes it another module, and the same request.
    const again = url ? await source.import(`${url}#${++asked}`).catch(() => ({})) : {};
    // A bundler puts a file's exports into an object where it joins several files.
    const all: readonly unknown[] = [again, ...Object.values(again)];
    const found = all.find((it): it is T => typeof it === 'object' && it !== null && name in it);
    if (found) return found;
    throw new AuthError(
      code,
      'Code of this page did not load. Reloading the page may help.',
      cause,
    );
  }
}

/** The address of the file that did not come; empty where the browser does not say. */
function failedUrl(cause: unknown, own: string): string {
  const [, url] = NOT_LOADED.exec(cause instanceof TypeError ? cause.message : '') ?? [];
  return url && new URL(url).origin === new URL(own).origin ? url : '';
}
