// The language that the app starts in.
import { formatDate } from '@angular/common';
import { chosenLanguage, keepLanguage, languages, startLocale } from './app-language';

describe('The language of the app', () => {
  const forget = () => localStorage.removeItem('demo.language');
  const day = new Date(2026, 4, 3);

  beforeEach(forget);
  afterEach(forget);

  it('is English until another is chosen', async () => {
    expect(chosenLanguage().name).toBe('English');
    expect(await startLocale()).toBe('en-US');
  });

  it('is English where something unknown was kept', () => {
    localStorage.setItem('demo.language', 'tlh');
    expect(chosenLanguage().name).toBe('English');
  });

  for (const language of languages) {
    it(`can be ${language.name}, and then dates are`, async () => {
      expect(keepLanguage(language)).toBeTrue();
      expect(chosenLanguage()).toBe(language);
      expect(await startLocale()).toBe(language.locale);
      const inItsWords = new Intl.DateTimeFormat(language.locale, { month: 'long' }).format(day);
      expect(formatDate(day, 'MMMM', language.locale)).toBe(inItsWords);
    });
  }

  it('is English when the file for it does not come', async () => {
    const data = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await startLocale({ locale: 'de', name: 'Deutsch', data })).toBe('en-US');
  });

  it('is English in a browser that keeps nothing, and that is said', () => {
    spyOn(Storage.prototype, 'getItem').and.throwError('Blocked.');
    spyOn(Storage.prototype, 'setItem').and.throwError('Full.');
    expect(chosenLanguage().name).toBe('English');
    expect(keepLanguage(languages[1])).toBeFalse();
  });
});
