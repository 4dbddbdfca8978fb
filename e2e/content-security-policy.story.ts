// Stories of the demo on a strict page: the policy is the guide's, word for word.
import type { Page } from '@playwright/test';
import { transform } from 'esbuild';
import { ada, expect, test as story, type Demo, type Flow } from './testing-support/story.ts';
import {
  guideBlock,
  strictly,
  Violations,
  type StrictPage,
} from './testing-support/strict-page.ts';

const policy = guideBlock('The policy', 'text');

/** With Trusted Types, and the script of the guide that lets Lock work with them. */
const strictest: StrictPage = {
  policy: `${policy}; ${guideBlock('Trusted Types', 'text')}`,
  head: '<script src="/trusted-types.js"></script>',
};

interface StrictFixtures {
  serve: (page: StrictPage) => void;
  violations: Violations;
}

const test = story.extend<StrictFixtures>({
  serve: async ({ servers }, use) => {
    await use(({ policy, ...page }) => {
      servers.site.rewrite = strictly({ policy: servers.here(policy), ...page });
    });
    servers.site.rewrite = null;
  },
  violations: async ({ context }, use) => use(await Violations.in(context)),
});

const widthOf = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => (element as HTMLElement).offsetWidth);

async function expectStyled(demo: Demo): Promise<void> {
  await expect(demo.lock).toBeVisible();
  expect(await widthOf(demo.page, '.auth0-lock-widget'), "Lock's own width").toBe(300);
  const radius = await demo.page
    .locator('demo-navbar auth-button button')
    .evaluate((button) => getComputedStyle(button).borderTopLeftRadius);
  expect(radius, 'the style of <auth-button>').toBe('9px');
}

/** All that somebody does with the demo: both screens, a wrong password, renewal, the last login, sign-out. */
async function useEverything(demo: Demo, flow: Flow): Promise<void> {
  const { page } = demo;
  await demo.open('/session');
  await demo.openLock();
  await expectStyled(demo);
  await demo.lock.getByText('Sign Up', { exact: true }).click();
  await expect(demo.lock.getByText('terms of service')).toBeVisible();
  await demo.lock.getByText('Log In', { exact: true }).first().click();
  await demo.submit({ ...ada, password: 'babbage-1791' });
  await expect(demo.lockProblem).toContainText('Wrong email or password');
  await demo.submit(ada);
  await demo.expectSignedIn();

  await page.getByRole('button', { name: 'Renew now' }).click();
  await expect(demo.events.first()).toContainText('The session was renewed.');
  await demo.goTo('API');
  await page.getByRole('button', { name: 'GET /me' }).click();
  await expect(page.getByRole('region', { name: 'Answer of /me' })).toContainText('sub');
  await demo.goTo('Session');

  await page.getByRole('button', { name: 'Log out of this app only' }).click();
  await demo.expectSignedOut();
  await page.reload();
  await demo.logIn.click();
  await expectStyled(demo);
  if (flow === 'implicit') {
    await expect(demo.lock).toContainText('Last time you logged in with');
    await demo.lock.locator('.auth0-lock-social-button').click();
  } else {
    await demo.submit(ada);
  }
  await demo.expectSignedIn();
  await demo.logOut.click();
  await page.waitForURL(`${demo.url}/`);
  await demo.expectSignedOut();
}

for (const mode of ['redirect', 'page'] as const) {
  test(
    `the policy of the guide is enough for everything (${mode})`,
    { tag: '@flow' },
    async ({ demo, flow, serve, violations }) => {
      if (mode === 'page') await demo.useLockInThePage();
      serve({ policy });
      await useEverything(demo, flow);
      violations.expectNone();
    },
  );
}

test('with the default policy of the guide, Trusted Types are enough for everything', async ({
  demo,
  flow,
  page,
  serve,
  servers,
  violations,
}) => {
  await demo.useLockInThePage();
  const { code } = await transform(guideBlock('Trusted Types', 'ts'), { loader: 'ts' });
  await page.route('**/trusted-types.js', (route) =>
    route.fulfill({ body: servers.here(code), contentType: 'text/javascript' }),
  );
  serve(strictest);
  await useEverything(demo, flow);
  violations.expectNone();
});

test('a page without the nonce is noticed, and looks like it', async ({
  demo,
  serve,
  violations,
}) => {
  serve({ policy, givesNonce: false });
  await demo.open('/session');
  await demo.openLock();
  await expect.poll(() => violations.seen.join()).toContain('style-src-elem refused inline');
  expect(await widthOf(demo.page, '.auth0-lock-widget')).not.toBe(300);
});
