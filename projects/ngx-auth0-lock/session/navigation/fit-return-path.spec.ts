// Specs of return paths that are shortened.
import { fitReturnPath } from './fit-return-path';

describe('fitReturnPath', () => {
  it('keeps a path of up to 1,500 characters', () => {
    const path = `/a?${'b'.repeat(1497)}`;
    expect(path.length).toBe(1500);
    expect(fitReturnPath(path)).toBe(path);
    expect(fitReturnPath('/a?b#c')).toBe('/a?b#c');
  });

  it('drops query and fragment of a longer one', () => {
    expect(fitReturnPath(`/a/b?${'c'.repeat(1500)}`)).toBe('/a/b');
    expect(fitReturnPath(`/a/b#${'c'.repeat(1500)}`)).toBe('/a/b');
    expect(fitReturnPath(`/a/b#c?${'c'.repeat(1500)}`)).toBe('/a/b');
    expect(fitReturnPath(`/a?\n${'c'.repeat(1500)}`)).toBe('/a');
  });

  it('falls back to / when the path alone is too long', () => {
    expect(fitReturnPath(`/${'a'.repeat(1500)}`)).toBe('/');
    expect(fitReturnPath(`/${'a'.repeat(1500)}?b`)).toBe('/');
  });

  it('counts what the path becomes in a cookie, where many characters are written as three', () => {
    expect(fitReturnPath(`/a?${'%C3%A9'.repeat(100)}`)).toContain('%A9');
    expect(fitReturnPath(`/a?${','.repeat(1400)}`)).toBe('/a');
    const fits = `/${','.repeat(900)}?${'a'.repeat(294)}`;
    expect(encodeURIComponent(fits).length).toBe(3000);
    expect(fitReturnPath(fits)).toBe(fits);
    expect(fitReturnPath(`${fits}a`)).toBe(fits.split('?')[0]);
    expect(fitReturnPath(`/a?${'\u4f60'.repeat(400)}`)).toBe('/a');
    expect(fitReturnPath(`/${'\u4f60'.repeat(400)}`)).toBe('/');
  });
});
