// Rules that name an API: which access token a request carries.
import type { AuthError } from '../auth-error';
import { compileBearerRules, mayCarryToken, type BearerRule } from './bearer-rules';

const page = 'https://app.example.com/';
const audience = 'https://orders.example';

describe('a bearer rule with an audience', () => {
  it('says whose access token is sent, the same object each time', () => {
    const match = compileBearerRules(
      [
        '/api',
        { url: '/orders', audience },
        { url: 'https://reports.example', audience: 'reports', scope: 'read write' },
      ],
      page,
    );
    expect(match('/api', page)).toBe('access');
    expect(match('/orders/7', page)).toEqual({ audience, scope: undefined });
    expect(match('https://reports.example/x', page)).toEqual({
      audience: 'reports',
      scope: 'read write',
    });
    expect(match('/orders/7', page)).toBe(match('/orders/8', page));
  });

  it('covers what any rule does', () => {
    const rules = [{ url: '/orders', audience }];
    expect(mayCarryToken('/orders/7', rules, page)).toBeTrue();
    expect(mayCarryToken('/ordersome', rules, page)).toBeFalse();
  });

  for (const [what, rule] of [
    ['an empty audience', { url: '/api', audience: ' ' }],
    ['an audience that is no text', { url: '/api', audience: 7 as never }],
    ['a list of audiences', { url: '/api', audience: [audience] as never }],
    ['a scope without an audience', { url: '/api', scope: 'read' }],
    ['an empty scope', { url: '/api', audience, scope: '' }],
    ['a list of scopes', { url: '/api', audience, scope: ['read'] as never }],
    ['the ID token', { url: '/api', audience, token: 'id' }],
  ] satisfies [string, BearerRule][]) {
    it(`is refused with ${what}`, () => {
      expect(() => compileBearerRules([rule], page)).toThrowMatching(
        (error: AuthError) => error.code === 'config' && error.message.includes('audience'),
      );
    });
  }
});
