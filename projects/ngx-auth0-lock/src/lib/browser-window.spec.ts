// The page: addresses of the app, always below its base URL, and what it does when it is idle.
import { appUrl, whenIdle } from './browser-window';

describe('appUrl', () => {
  const under = (baseURI: string, path?: string) => appUrl({ baseURI } as Document, path);

  it('is the base URL without a path', () => {
    expect(under('https://app.example/')).toBe('https://app.example/');
    expect(under('https://app.example/shop/')).toBe('https://app.example/shop/');
  });

  it('leaves out the page, its query and its fragment', () => {
    expect(under('https://app.example/index.html?x=1#y')).toBe('https://app.example/');
  });

  it('takes a path for one of the app, with or without a leading slash', () => {
    expect(under('https://app.example/shop/', '/callback')).toBe(
      'https://app.example/shop/callback',
    );
    expect(under('https://app.example/shop/', 'callback')).toBe(
      'https://app.example/shop/callback',
    );
  });

  it('stays within the app whatever the path looks like', () => {
    for (const path of ['//evil.example/x', 'https://evil.example/x', 'javascript:alert(1)']) {
      expect(under('https://app.example/', path)).toMatch(/^https:\/\/app\.example\//);
    }
  });
});

describe('whenIdle', () => {
  it('waits for the browser to be idle', () => {
    const work = () => {};
    const requestIdleCallback = jasmine.createSpy();
    whenIdle({ requestIdleCallback } as unknown as Window, work);
    expect(requestIdleCallback).toHaveBeenCalledOnceWith(work);
  });

  it('waits a second where the browser cannot say', () => {
    const work = () => {};
    const setTimeout = jasmine.createSpy();
    whenIdle({ setTimeout } as unknown as Window, work);
    expect(setTimeout).toHaveBeenCalledOnceWith(work, 1000);
  });
});
