// From the app's locale to a dictionary of Lock.
import * as fc from 'fast-check';
import { dictionaries } from './dictionaries';
import { lockLanguage, prepareLanguage, unwrapped } from './language';

type Words = { readonly [key: string]: string | Words };

const english = async () => unwrapped((await import('auth0-lock/lib/i18n/en.js')).default) as Words;
const isLanguage = (name: string) => name === 'en' || Object.hasOwn(dictionaries, name);

describe('the language of Lock', () => {
  for (const [locale, language] of [
    ['en-US', 'en'],
    ['de', 'de'],
    ['de-AT', 'de'],
    ['de_CH', 'de'],
    ['deu', 'de'],
    ['fr-CA', 'fr'],
    // Where nothing else is said, Portuguese is that of Brazil: so it is in Angular's own data.
    ['pt', 'pt-br'],
    ['pt-BR', 'pt-br'],
    ['pt-PT', 'pt'],
    ['pt-AO', 'pt'],
    ['zh', 'zh'],
    ['zh-SG', 'zh'],
    ['zh-Hans-HK', 'zh'],
    ['zh-Hant', 'zh-tw'],
    ['zh-Hant-HK', 'zh-tw'],
    ['zh-HK', 'zh-tw'],
    ['zh-TW', 'zh-tw'],
    ['cmn', 'zh'],
    ['cmn-Hans-CN', 'zh'],
    ['cmn-Hant-TW', 'zh-tw'],
    ['nb', 'nb'],
    ['nb-NO', 'nb'],
    ['no', 'no'],
    ['nn', 'nn'],
    ['uk', 'uk'],
    ['uk-UA', 'uk'],
    ['ua', 'ua'],
    // Lock's Serbian is in Latin letters.
    ['sr', 'sr'],
    ['sr-Latn', 'sr'],
    ['sr-Cyrl-RS', 'sr'],
    // Codes of old.
    ['iw', 'he'],
    ['in', 'id'],
    ['mo', 'ro'],
    ['ar-EG', 'ar'],
    ['fa-AF', 'fa'],
    ['ja-JP-u-ca-japanese', 'ja'],
    // Nothing that Lock speaks.
    ['cy', 'en'],
    ['fil', 'en'],
    // Nothing at all.
    ['', 'en'],
    ['x', 'en'],
    ['../../en', 'en'],
    ['constructor', 'en'],
  ]) {
    it(`is ${language} for ${locale || 'an empty locale'}`, () => {
      expect(lockLanguage(locale)).toBe(language);
    });
  }

  it('is one that Lock has, for every locale that there may be', () => {
    const part = (letters: string, minLength: number, maxLength: number) =>
      fc.string({ unit: fc.constantFrom(...letters), minLength, maxLength });
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    const locales = fc
      .tuple(
        fc.oneof(part(letters, 2, 3), fc.constantFrom(...Object.keys(dictionaries))),
        fc.option(fc.constantFrom('Latn', 'Cyrl', 'Hant', 'Hans', 'Arab')),
        fc.option(part(letters.toUpperCase(), 2, 2)),
      )
      .map((parts) => parts.filter((one) => one !== null).join('-'));
    fc.assert(
      fc.property(fc.oneof(locales, fc.string()), (locale) => isLanguage(lockLanguage(locale))),
    );
  });

  it('is found again by its own name, but for what that name means elsewhere', () => {
    const others = Object.keys(dictionaries).filter((name) => lockLanguage(name) !== name);
    expect(others).toEqual(['pt']);
  });
});

describe('the dictionaries', () => {
  // Lock would write a warning for each that is missing (auth0-lock src/i18n.js, assertLanguage).
  const missing = (words: Words | undefined, base: Words): string[] =>
    Object.entries(base).flatMap(([key, value]) => {
      const word = words?.[key];
      if (word === undefined) return [key];
      return typeof value === 'string' ? [] : missing(word as Words, value);
    });

  for (const [name, load] of Object.entries(dictionaries)) {
    it(`say all that Lock says: ${name}`, async () => {
      const words = unwrapped(await load()) as Words;
      expect(missing(words, await english())).toEqual([]);
      expect(words['loginSubmitLabel']).not.toBe('');
    });
  }
});

describe('preparing a language', () => {
  let registered: [string, unknown][];
  const register = (...words: [string, unknown]) => void registered.push(words);

  beforeEach(() => (registered = []));

  it('registers its dictionary under its name', async () => {
    expect(await prepareLanguage('de', register)).toBe('de');
    expect(registered).toEqual([
      ['de', jasmine.objectContaining({ loginSubmitLabel: 'Anmelden' })],
    ]);
  });

  it('reads names as Lock does', async () => {
    expect(await prepareLanguage(' PT-BR ', register)).toBe('pt-br');
    expect(registered[0]?.[0]).toBe('pt-br');
  });

  it('leaves a language to Lock that does not come with it', async () => {
    for (const language of ['tlh', 'de-AT', 'constructor', '']) {
      expect(await prepareLanguage(language, register)).toBe(language);
    }
    expect(registered).toEqual([]);
  });

  it('asks for nothing in English', async () => {
    expect(await prepareLanguage('en', register)).toBe('en');
    expect(registered).toEqual([]);
  });

  it('falls back on English when the dictionary does not come, and tries again', async () => {
    const known = {
      de: jasmine.createSpy().and.returnValues(Promise.reject(new TypeError('Failed to fetch')), {
        default: { a: 'b' },
      }),
    };
    expect(await prepareLanguage('de', register, known)).toBe('en');
    expect(await prepareLanguage('de', register, known)).toBe('de');
    expect(registered).toEqual([['de', { a: 'b' }]]);
  });
});
