// The language that Lock speaks: the app's, from a dictionary that comes with Lock's package.
import { ɵimportAgain as importAgain } from 'ngx-auth0-lock/session';
import { dictionaries } from './dictionaries';

/** Takes a dictionary for `lock.show()` and for Lock's constructor (auth0-lock `src/i18n.js`). */
export type RegisterDictionary = (language: string, dictionary: unknown) => void;

/** Lock's name for the language of a locale: a language that comes with Lock, or `en`. */
export function lockLanguage(localeId: string): string {
  let locale: Intl.Locale;
  try {
    // Old codes become new ones (`iw`: `he`), and what a code leaves open is filled in (`zh-HK`: Hant).
    locale = new Intl.Locale(localeId.replaceAll('_', '-')).maximize();
  } catch {
    return 'en';
  }
  const { language, script, region } = locale;
  // Mandarin is what Lock calls Chinese; all browsers but WebKit say so themselves.
  if (language === 'zh' || language === 'cmn') return script === 'Hant' ? 'zh-tw' : 'zh';
  if (language === 'pt' && region === 'BR') return 'pt-br';
  return Object.hasOwn(dictionaries, language) ? language : 'en';
}

/**
 * Sees to it that Lock knows a language before it is asked for: Lock itself would fetch it from a CDN
 * and stay empty for 21 s where that is blocked.
 *
 * @returns the language to give to Lock: English when the dictionary did not come, and as it was
 * given when there is none, so that Lock looks for it itself.
 */
export async function prepareLanguage(
  language: string,
  register: RegisterDictionary,
  known: typeof dictionaries = dictionaries,
): Promise<string> {
  const name = language.trim().toLowerCase();
  if (!Object.hasOwn(known, name)) return language;
  try {
    register(name, unwrapped(await importAgain(known[name], 'default', 'network')));
    return name;
  } catch {
    // Offline, or a new version of the app has taken the place of this one.
    return 'en';
  }
}

/** The dictionary in a CommonJS file, which bundlers wrap once or twice or not at all. */
export function unwrapped(file: unknown): unknown {
  const { default: inner } = Object(file) as { default?: unknown };
  return inner === undefined ? file : unwrapped(inner);
}
