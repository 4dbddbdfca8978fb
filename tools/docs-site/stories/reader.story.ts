// A reader of the site: finds a guide, reads on, and is asked for nothing but the folder itself.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import { siteDist } from '../build-site.ts';
import { filesOf, serve } from '../../workspace/serve.ts';

const onDisk = (path: string) => pathToFileURL(join(siteDist, path)).href;

/** The requests of a page that leave the place it was opened at. */
function strayRequests(page: Page, place: string): string[] {
  const stray: string[] = [];
  page.on('request', (request) => {
    if (!/^data:/.test(request.url()) && !request.url().startsWith(place))
      stray.push(request.url());
  });
  return stray;
}

async function readOn(page: Page, frontPage: string): Promise<void> {
  await page.goto(frontPage);
  await page.locator('.front').getByRole('link', { name: 'Start', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Start' })).toBeVisible();
  await page.getByRole('link', { name: 'Sessions', exact: true }).last().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sessions' })).toBeVisible();
  await expect(
    page.getByRole('navigation', { name: 'Guides' }).getByRole('link', { name: 'Sessions' }),
  ).toHaveAttribute('aria-current', 'page');

  await page.getByRole('button', { name: 'Search' }).click();
  await page.keyboard.type('createSession');
  await page.locator('#tsd-search-results a').first().click();
  await expect(
    page.getByRole('heading', { level: 1, name: 'Function createSession' }),
  ).toBeVisible();
}

test('from the disk: front page, guide, next guide, search, reference', async ({ page }) => {
  const stray = strayRequests(page, onDisk(''));
  await readOn(page, onDisk('index.html'));
  expect(stray).toEqual([]);
});

test('the same below a path of a plain file server', async ({ page }) => {
  const server = await serve(filesOf(join(siteDist, '..')));
  try {
    const stray = strayRequests(page, `${server.url}/docs/`);
    await readOn(page, `${server.url}/docs/`);
    expect(stray).toEqual([]);
  } finally {
    await server.stop();
  }
});

test('no page scrolls sideways on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const wide: string[] = [];
  for (const path of globSync('**/*.html', { cwd: siteDist })) {
    await page.goto(onDisk(path));
    await page.locator('body').waitFor({ state: 'visible' });
    const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    if (over > 0) wide.push(`${path} by ${over} px`);
  }
  expect(wide).toEqual([]);
});

test('the reference has each entry point by its name, and nothing that is not public', async ({
  page,
}) => {
  await page.goto(onDisk('index.html'));
  const entries = page.locator('#tsd-nav-container > li > details > summary a');
  await expect(entries).toHaveText([
    'ngx-auth0-lock',
    'ngx-auth0-lock/session',
    'ngx-auth0-lock/lock',
    'ngx-auth0-lock/angular-jwt',
    'ngx-auth0-lock/testing',
    'auth0-lock-tenant',
  ]);
  const internal = globSync('api/**/*.html', { cwd: siteDist }).filter((path) =>
    readFileSync(join(siteDist, path), 'utf8').includes('ɵ'),
  );
  expect(internal).toEqual([]);
});
