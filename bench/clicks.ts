// From the click on Log in until Lock's form is in the page: the demo, and a page with Lock at its start.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { build } from 'esbuild';
import { createTenant } from '../projects/lock-tenant/src/public-api.ts';
import { buildDemo, storyAddresses } from '../tools/build/demo-build.ts';
import { demoDist, root } from '../tools/workspace/paths.ts';
import { filesOf, serve } from '../tools/workspace/serve.ts';
import { median } from './median.ts';

const CLICKS = 15;
const EAGER_PORT = 4643;

/** Medians in milliseconds. */
export interface Clicks {
  /** Lock is in the page's first script, and made before the click. */
  readonly eager: number;
  /** `<auth-button>` has fetched Lock because somebody pointed at it. */
  readonly preloaded: number;
  /** `<auth-button>` is clicked without a warning, as on a touch screen. */
  readonly cold: number;
}

export async function benchClicks(browser: Browser): Promise<Clicks> {
  const finished = await buildDemo();
  if (finished && finished.code !== 0) throw new Error(finished.output);
  const { app, tenant: tenantUrl } = storyAddresses;
  const eagerUrl = `http://localhost:${EAGER_PORT}`;
  const tenant = await createTenant({
    port: Number(new URL(tenantUrl).port),
    clients: [{ id: 'demo-client', name: 'Demo', origins: [app, eagerUrl] }],
  });
  const demo = await serve(
    filesOf(join(demoDist, 'browser'), { app: true }),
    Number(new URL(app).port),
  );
  const eager = await serve(filesOf(await buildEagerPage(tenantUrl), { app: true }), EAGER_PORT);
  const samples = { eager: [] as number[], preloaded: [] as number[], cold: [] as number[] };
  try {
    for (let click = 0; click < CLICKS; click++) {
      samples.eager.push(await clickOnce(browser, eagerUrl, settle));
      samples.preloaded.push(
        await clickOnce(browser, app, async (page) => {
          await logIn(page).hover();
          await settle(page);
        }),
      );
      samples.cold.push(await clickOnce(browser, app, settle));
    }
  } finally {
    await Promise.all([demo.stop(), eager.stop(), tenant.stop()]);
  }
  const { preloaded, cold } = samples;
  return { eager: median(samples.eager), preloaded: median(preloaded), cold: median(cold) };
}

const logIn = (page: Page) => page.getByRole('button', { name: 'Log in' });

/** Lets everything arrive that is on its way: scripts, the client's settings, the look for a session. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(300);
}

async function clickOnce(
  browser: Browser,
  url: string,
  prepare: (page: Page) => Promise<void>,
): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  await logIn(page).waitFor();
  await prepare(page);
  const took = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let clicked = 0;
        addEventListener('click', () => (clicked ||= performance.now()), { capture: true });
        new MutationObserver(() => {
          const form = document.querySelector('.auth0-lock-opened input');
          if (clicked && form) resolve(performance.now() - clicked);
        }).observe(document, { subtree: true, childList: true, attributes: true });
      }),
  );
  // Without the mouse, which would point at the button before it clicks.
  await logIn(page).dispatchEvent('click');
  const milliseconds = await took;
  await context.close();
  return milliseconds;
}

/** What a page without this library does: Lock comes with its first script. */
async function buildEagerPage(tenantUrl: string): Promise<string> {
  const folder = join(root, 'dist', 'bench-eager');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const options = {
    configurationBaseUrl: tenantUrl,
    languageBaseUrl: tenantUrl,
    avatar: null,
    theme: { logo: 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>' },
    auth: { responseType: 'token id_token', redirectUrl: `http://localhost:${EAGER_PORT}/` },
  };
  await build({
    stdin: {
      contents: `import { Auth0Lock } from 'auth0-lock';
        const lock = new Auth0Lock('demo-client', '${tenantUrl}', ${JSON.stringify(options)});
        document.querySelector('button').onclick = () => lock.show();`,
      resolveDir: root,
    },
    outfile: join(folder, 'main.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    mainFields: ['es2020', 'es2015', 'browser', 'module', 'main'],
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
  });
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><button>Log in</button><script type="module" src="/main.js"></script>',
  );
  return folder;
}
