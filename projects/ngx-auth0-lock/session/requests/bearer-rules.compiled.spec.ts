// Specs of compiled bearer rules: which token, which of several rules, and no needless parsing.
import { type BearerRule, compileBearerRules } from './bearer-rules';

const page = 'https://app.example.com/some/page';

describe('compileBearerRules', () => {
  it('says which token each rule sends: the access token unless it says otherwise', () => {
    const match = compileBearerRules(
      [
        '/api',
        { url: '/me', token: 'id' },
        { url: 'https://api.example.com', token: 'access' },
        { url: '/x' },
      ],
      'https://app.example.com',
    );
    expect(match('/api', page)).toBe('access');
    expect(match('/me', page)).toBe('id');
    expect(match('https://api.example.com/me', page)).toBe('access');
    expect(match('/x', page)).toBe('access');
    expect(match('/other', page)).toBeNull();
  });

  it('lets the longest rule decide, and of two equal ones the first', () => {
    const rules: BearerRule[] = [
      '/api',
      { url: '/api/legacy', token: 'id' },
      { url: '/api', token: 'id' },
      '/api/legacy/new',
    ];
    const match = compileBearerRules(rules, 'https://app.example.com');
    expect(match('/api/x', page)).toBe('access');
    expect(match('/api/legacy/x', page)).toBe('id');
    expect(match('/api/legacy/%41', page)).toBe('id');
    expect(match('/api/legacy/new/x', page)).toBe('access');
    expect(rules.length).toBe(4);
  });

  it('follows a base that changes between two requests', () => {
    const match = compileBearerRules(['/api'], 'https://app.example.com');
    expect(match('/api', page)).toBe('access');
    expect(match('/api', 'https://evil.test/')).toBeNull();
    expect(match('/api', 'null')).toBeNull();
    expect(match('/api', page)).toBe('access');
  });

  it('parses no URL where that would change nothing', () => {
    const { userAgent } = navigator;
    if (/AppleWebKit/.test(userAgent) && !/Chrome/.test(userAgent))
      pending('After many specs WebKit goes on with the URL that it knew before the spy.');
    const match = compileBearerRules(
      ['/api', 'https://api.example.com'],
      'https://app.example.com',
    );
    const withPort = compileBearerRules(['/api'], 'http://localhost:4200');
    match('/api/warm-up', page);
    withPort('/api/warm-up', 'http://localhost:4200/');
    const parser = spyOn(globalThis, 'URL').and.callThrough();
    expect(match('/api/users/1?q=..%2f', page)).toBe('access');
    expect(match('https://api.example.com/v1/users-2/a.json', page)).toBe('access');
    expect(match('/assets/en.json', page)).toBeNull();
    expect(withPort('/api/users/1', 'http://localhost:4200/')).toBe('access');
    expect(parser).not.toHaveBeenCalled();
    expect(match('/api/users/%31', page)).toBe('access');
    expect(match('https://API.example.com/', page)).toBe('access');
    expect(match('/x/../api', page)).toBe('access');
    expect(match('/\\evil.test/api', page)).toBeNull();
    expect(parser).toHaveBeenCalledTimes(4);
  });
});
