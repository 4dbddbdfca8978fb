// What Lock is told in each mode.
import { lockChoice } from './lock-choice';

describe('lockChoice', () => {
  it('leaves the page only in the mode that is called so, and for a link', () => {
    const redirects = (['redirect', 'link', 'page', 'code'] as const).map(
      (mode) => lockChoice(mode).lock?.auth?.redirect,
    );
    expect(redirects).toEqual([true, true, false, false]);
  });

  it('asks for a mailed link', () => {
    const { passwordless, lock } = lockChoice('link');
    expect(passwordless).toBeTrue();
    expect(lock?.['passwordlessMethod']).toBe('link');
  });

  it('asks for a mailed code instead of a password, and says where to find it', () => {
    const { passwordless, lock } = lockChoice('code');
    expect(passwordless).toBeTrue();
    expect(lock?.['allowedConnections']).toEqual(['email']);
    expect(JSON.stringify(lock?.['languageDictionary'])).toContain('local tenant');
    expect(lockChoice('page').passwordless).toBeUndefined();
  });
});
