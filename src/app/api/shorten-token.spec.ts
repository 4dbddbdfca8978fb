// A token is shown by its two ends.
import { shortenToken } from './shorten-token';

describe('shortenToken', () => {
  it('keeps the ends of a token, and says how long it was', () => {
    const token = `eyJhbG${'x'.repeat(100)}1234`;
    expect(shortenToken(`Bearer ${token}`)).toBe('Bearer eyJhbG…1234 (110 characters)');
  });

  it('leaves alone what is no Bearer token', () => {
    expect(shortenToken('Basic abc')).toBe('Basic abc');
  });
});
