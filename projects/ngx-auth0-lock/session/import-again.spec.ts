// Lazy files that did not come: they are asked for again, also where the browser keeps the failure.
import { AuthError } from './auth-error';
import { importAgain } from './import-again';
import { rejection } from './testing-support/tenant-keys';

const ORIGIN = 'https://app.test';
const file = { answer: 42 };
let files = 0;

/** A browser that asked for a file of its own once and keeps to it that it did not come. */
function browser(
  message: (url: string) => string,
  again: () => Promise<object> = async () => file,
) {
  const url = `${ORIGIN}/chunk-${++files}.js`;
  const asked: string[] = [];
  const source = {
    own: `${ORIGIN}/main.js`,
    import(address: string) {
      asked.push(address);
      return again();
    },
  };
  const failing = () => Promise.reject<typeof file>(new TypeError(message(url)));
  return { url, asked, get: () => importAgain(failing, 'answer', 'lock-load', source) };
}
const inChromium = (url: string) => `Failed to fetch dynamically imported module: ${url}`;
const inFirefox = (url: string) => `error loading dynamically imported module: ${url}`;

async function refusal(work: Promise<unknown>): Promise<AuthError> {
  const error = await rejection(work);
  expect(error).toBeInstanceOf(AuthError);
  return error as AuthError;
}

describe('importAgain', () => {
  it('is the import where the file comes', async () => {
    expect(await importAgain(async () => file, 'answer', 'lock-load')).toBe(file);
  });

  it('says by the code it is given that the file did not come, and tells name and code of the cause', async () => {
    for (const code of ['lock-load', 'network'] as const) {
      const offline = () => Promise.reject<typeof file>(new TypeError('Failed to fetch'));
      const error = await refusal(importAgain(offline, 'answer', code));
      expect(error.code).toBe(code);
      expect(error.cause).toEqual({ name: 'TypeError' });
    }
  });

  for (const [name, message] of [
    ['Chromium', inChromium],
    ['Firefox', inFirefox],
  ] as const) {
    it(`asks for it once more, under another name, where ${name} keeps the failure`, async () => {
      const { url, asked, get } = browser(message);
      expect(await get()).toBe(file);
      expect(asked.length).toBe(1);
      expect(asked[0]).toMatch(/#\d+$/);
      expect(asked[0].split('#')[0]).toBe(url);
    });
  }

  it('asks under a new name each time, and says that a reload may help', async () => {
    const { asked, get } = browser(inChromium, () => Promise.reject(new TypeError('offline')));
    expect((await refusal(get())).message).toMatch(/Reloading the page may help/);
    await refusal(get());
    expect(asked.length).toBe(2);
    expect(asked[0]).not.toBe(asked[1]);
  });

  it('finds the exports in a file that a bundler made of several', async () => {
    const { get } = browser(inChromium, async () => ({ a: 1, n: null, r: file }));
    expect(await get()).toBe(file);
  });

  it('takes nothing for the file that does not export what it must', async () => {
    const { get } = browser(inFirefox, async () => ({ another: 1 }));
    await refusal(get());
  });

  const elsewhere: Record<string, string> = {
    'a file of another origin': inChromium('https://evil.test/x.js'),
    'a file without an address': 'Importing a module script failed.',
    'a file that is no page of the web': inChromium('data:text/javascript,1'),
    'a text that goes on': `${inChromium(`${ORIGIN}/x.js`)} and more`,
  };
  for (const [what, message] of Object.entries(elsewhere)) {
    it(`never asks for ${what}`, async () => {
      const { asked, get } = browser(() => message);
      await refusal(get());
      await refusal(get());
      expect(asked).toEqual([]);
    });
  }
});
