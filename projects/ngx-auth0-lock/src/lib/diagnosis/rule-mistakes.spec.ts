// A request that a rule was meant for and does not reach is told once, with the mend.
import { ruleMistake, watchRules, type WatchedRules } from './rule-mistakes';

describe('ruleMistake', () => {
  const rules = (change: Partial<WatchedRules> = {}): WatchedRules => ({
    addresses: ['https://api.example.com/v1', 'https://app.example.com/api'],
    pageOrigin: 'https://app.example.com',
    covers: (url) => url.startsWith('https://api.example.com/v1/'),
    intercepted: () => true,
    ...change,
  });

  it('says nothing of a request that a rule covers and the interceptor saw', () => {
    expect(ruleMistake('https://api.example.com/v1/me', rules())).toBeNull();
  });

  it('names the interceptor where a ruled request did not pass it', () => {
    const missing = rules({ intercepted: () => false });
    expect(ruleMistake('https://api.example.com/v1/me?secret=1', missing)).toBe(
      'A request to https://api.example.com/v1/me is one that withBearer() names, but it did not pass the interceptor: write provideHttpClient(withInterceptors([bearerInterceptor])).',
    );
  });

  it('names the rule whose host fits and whose path does not', () => {
    expect(ruleMistake('https://api.example.com/v2/me', rules())).toBe(
      'A request to https://api.example.com/v2/me carries no token: no rule of withBearer() covers its path, though https://api.example.com/v1 is of that origin.',
    );
  });

  it('says nothing of other hosts, of the files of the page, nor of what is no URL', () => {
    expect(ruleMistake('https://app.example.com/logo.json', rules())).toBeNull();
    expect(ruleMistake('https://fonts.example.com/a.woff', rules())).toBeNull();
    expect(ruleMistake('not a url', rules({ addresses: ['neither'] }))).toBeNull();
  });
});

describe('watchRules', () => {
  it('reports a mistake once, as the page makes the request, until it is ended', async () => {
    const here = `${location.origin}/`;
    const reports: string[] = [];
    const end = watchRules(
      {
        addresses: [`${here}api`],
        pageOrigin: location.origin,
        covers: (url) => url.startsWith(`${here}api/`),
        intercepted: () => false,
      },
      (sentence) => reports.push(sentence),
    );
    const until = async (condition: () => boolean) => {
      for (let turn = 0; turn < 200 && !condition(); turn++) {
        await new Promise((next) => setTimeout(next, 10));
      }
    };
    await fetch('/api/one').catch(() => {});
    await until(() => reports.length > 0);
    await fetch('/api/one').catch(() => {});
    await fetch('/api/two').catch(() => {});
    await until(() => reports.length > 1);
    end();
    expect(reports.map((sentence) => /\/api\/\w+/.exec(sentence)?.[0])).toEqual([
      '/api/one',
      '/api/two',
    ]);
  });
});
