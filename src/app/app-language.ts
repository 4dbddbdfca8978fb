// The languages that the app can start in: Lock and dates follow, the demo's own texts stay English. Kept in this browser.
import { registerLocaleData } from '@angular/common';
import { keptChoice } from './kept-choice';

/** An Angular locale and the name of its language in that language. */
export interface AppLanguage {
  readonly locale: string;
  readonly name: string;
  /** The lazy file with its names of months and the like; English is in Angular itself. */
  readonly data?: () => Promise<{ default: unknown }>;
}

export const languages: readonly AppLanguage[] = [
  { locale: 'en-US', name: 'English' },
  { locale: 'de', name: 'Deutsch', data: () => import('@angular/common/locales/de') },
  { locale: 'fr', name: 'Français', data: () => import('@angular/common/locales/fr') },
  { locale: 'ja', name: '日本語', data: () => import('@angular/common/locales/ja') },
];

const kept = keptChoice('demo.language');

const [english] = languages as [AppLanguage];

/** What the person chose. */
export function chosenLanguage(): AppLanguage {
  const locale = kept.read();
  return languages.find((language) => language.locale === locale) ?? english;
}

/** Keeps the choice for the next start; whether the browser let us. */
export function keepLanguage({ locale }: AppLanguage): boolean {
  return kept.keep(locale);
}

/** The locale to start the app in: the chosen one, once Angular knows how it writes dates. */
export async function startLocale({ locale, data } = chosenLanguage()): Promise<string> {
  try {
    if (data) registerLocaleData((await data()).default);
    return locale;
  } catch {
    // Without its data no date could be written: better the app in English than none.
    return english.locale;
  }
}
