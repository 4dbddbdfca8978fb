// Stories of what the server sends.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildFolder } from './testing-support/places.ts';
import {
  buttonIn,
  expect,
  fetchPage,
  hints,
  hintNames,
  test,
  type Hint,
} from './testing-support/story.ts';

test.use({ observed: true });

const shown: Record<Hint, string> = {
  'signed in': 'Log out',
  'signed out': 'Log in',
  expired: 'Log in',
  junk: 'Log in',
  none: 'Log in',
};

for (const hint of hintNames) {
  test(`the hint "${hint}" decides about the button alone`, async ({ server }) => {
    const { status, html } = await fetchPage(server.url, { cookie: hints[hint]() });
    expect(status).toBe(200);
    expect(buttonIn(html)).toBe(shown[hint]);
    expect(html).toContain('<output>pending</output>');
    // Neither template: nobody knows yet.
    expect(html).not.toContain('class="person"');
    expect(html).not.toContain('class="since"');
  });
}

test('says to caches that the page depends on who asks, and sets no cookie', async ({ server }) => {
  for (const path of ['/', '/echo', '/report']) {
    const { headers } = await fetchPage(server.url + path);
    expect(headers['vary']).toBe('Cookie');
    expect(headers['cache-control']).toBe('private');
    expect(headers['set-cookie']).toBeUndefined();
  }
});

test('a page that was rendered ahead has the place of a button, whoever asks', async ({
  server,
}) => {
  const { status, html } = await fetchPage(`${server.url}/about`, { cookie: hints['signed in']() });
  expect(status).toBe(200);
  expect(html).toContain('Rendered ahead');
  expect(buttonIn(html)).toBeNull();
});

test('a guarded page is rendered on the server and nobody is sent away', async ({ server }) => {
  for (const hint of hintNames) {
    const page = await fetchPage(`${server.url}/report`, { cookie: hints[hint]() });
    expect(page.status).toBe(200);
    expect(page.headers['location']).toBeUndefined();
    expect(page.html).toContain('<h1>Report about everything</h1>');
  }
});

test('a guarded page for the browser is sent as an empty frame', async ({ server }) => {
  const { status, html } = await fetchPage(`${server.url}/profile`);
  expect(status).toBe(200);
  expect(html).toMatch(/<ssr-app[^>]*><\/ssr-app>/);
});

test('a request made on the server is anonymous, and nothing of the visitor is in the page', async ({
  server,
}) => {
  const secrets = ['cookie-of-a-person', 'header-of-a-person', 'hint-of-a-person'];
  const { html } = await fetchPage(`${server.url}/echo?topic=roses`, {
    cookie: `id_token=${secrets[0]}; ${hints['signed in']()}; ngx_auth0_hint=${secrets[2]}`,
    authorization: `Bearer ${secrets[1]}`,
  });
  expect(html.match(/“roses”, asked by nobody/g)).toHaveLength(2);
  const state =
    /<script id="ng-state" type="application\/json">(.*?)<\/script>/.exec(html)?.[1] ?? '';
  const kept = JSON.parse(state) as Record<string, { b?: unknown; u?: string }>;
  const answers = Object.values(kept).filter(({ b }) => b !== undefined);
  // The other answer, which would be another one for this visitor, is not handed to the browser.
  expect(answers.map(({ u, b }) => ({ u, b }))).toEqual([
    { u: '/public/echo', b: { topic: 'roses', caller: 'nobody' } },
  ]);
  for (const secret of secrets) expect(html).not.toContain(secret);
  expect(html).not.toContain('ngx_auth0_hint');
});

test('the library touches no browser API, starts no timer and asks nobody', async ({
  server,
  tenant,
}) => {
  for (const hint of hintNames) {
    for (const path of ['/', '/echo', '/report']) {
      await fetchPage(server.url + path, { cookie: hints[hint]() });
    }
  }
  const { touched, timers, requests, files } = await server.ask('report');
  expect(touched.filter(isByUs)).toEqual([]);
  expect(timers.filter(isByUs)).toEqual([]);
  expect(tenant.requests).toEqual([]);
  // Nothing of it would be seen if the stacks did not lead to the sources: Angular, which looks for
  // an animation frame, was called by the directive.
  expect(touched.some((stack) => stack.includes('src/lib/templates/if-authenticated.ts'))).toBe(
    true,
  );
  expect(requests.length).toBeGreaterThan(0);
  expect(requests.filter(isByUs)).toEqual([]);
  // Nor is Lock, or what verifies signatures, loaded.
  const folder = join(buildFolder('production'), 'server');
  const lazy = readdirSync(folder).filter((name) =>
    /Auth0LockPasswordless|JWSSignatureVerificationFailed/.test(code(join(folder, name))),
  );
  expect(lazy.length).toBeGreaterThan(1);
  const loaded = files.map((url) => url.split('/').at(-1) ?? '');
  expect(loaded).toContain('main.server.mjs');
  expect(lazy.filter((name) => loaded.includes(name))).toEqual([]);
});

test('no timer delays the answer', async ({ server }) => {
  await server.ask('hold timers');
  for (const path of ['/', '/report', '/echo']) {
    expect((await fetchPage(server.url + path)).status).toBe(200);
  }
  expect((await server.ask('report')).held).toBe(0);
  // With a request that waits for a timer it would: the answer is not there before it rings.
  await server.ask('slow network');
  let answered = false;
  const waiting = fetchPage(`${server.url}/echo`).then(({ html }) => {
    answered = true;
    return html;
  });
  await expect.poll(async () => (await server.ask('report')).held).toBeGreaterThan(0);
  expect(answered).toBe(false);
  await server.ask('release timers');
  expect(await waiting).toContain('asked by nobody');
});

/** Whether the library did it itself, or had it done by something else than Angular. */
function isByUs(stack: string): boolean {
  const [, ...frames] = stack.split('\n');
  const first = frames.find((frame) => !/\/node_modules\/(rxjs|jose)\//.test(frame)) ?? '';
  return first.includes('projects/ngx-auth0-lock/');
}

const code = (file: string) => (file.endsWith('.mjs') ? readFileSync(file, 'utf8') : '');
