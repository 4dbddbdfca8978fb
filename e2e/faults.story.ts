// Stories of a tenant that misbehaves: nobody is signed in by it, and nobody is left without a word.
import { ada, expect, test } from './testing-support/story.ts';

for (const [what, fault] of [
  ['a forged HS256 token', 'hs256'],
  ['a token without a signature', 'alg-none'],
  ['a token whose signature does not fit', 'bad-signature'],
  ['a token for another client', 'wrong-audience'],
  ['a token of another tenant', 'wrong-issuer'],
  ['a token with another nonce', 'wrong-nonce'],
  ['an answer with another state', 'state-changed'],
] as const) {
  test(`${what} is refused and nothing is stored`, { tag: '@flow' }, async ({ demo, tenant }) => {
    tenant.faults.set(fault);
    await demo.open('/session');
    await demo.openLock();
    await demo.submit(ada);
    await expect(demo.notice).toContainText('Logging in failed');
    await demo.expectSignedOut();
    expect(await demo.page.evaluate(() => localStorage.getItem('id_token.session'))).toBeNull();
    expect(tenant.requests.some(({ path }) => path === '/co/authenticate')).toBe(true);
  });
}

test(
  'a token that expired an hour ago is refused, unless it can only be the clock',
  { tag: '@flow' },
  async ({ demo, tenant, flow }) => {
    tenant.faults.set('expired');
    await demo.open('/session');
    await demo.openLock();
    await demo.submit(ada);
    if (flow === 'implicit') {
      await expect(demo.notice).toContainText('Logging in failed');
      await demo.expectSignedOut();
    } else {
      // Redeemed this second for the nonce of this attempt: so one of the clocks is wrong, and it
      // counts for as long as the token was made for.
      await demo.expectSignedIn(ada);
      await expect(demo.page.getByRole('timer')).toHaveText(/^\s*(59 min \d+ s|1 h 0 min.*)\s*$/);
    }
  },
);

test('after an answer was refused, the next one signs in', async ({ demo, tenant }) => {
  tenant.faults.set('bad-signature');
  await demo.open();
  await demo.openLock();
  await demo.submit(ada);
  await expect(demo.notice).toContainText('Logging in failed');
  tenant.faults.clear();
  await demo.signIn(ada);
  await expect(demo.notice.getByRole('button')).toBeHidden();
});

for (const fault of ['hs256', 'wrong-audience'] as const) {
  test(
    `the same without leaving the page (${fault})`,
    { tag: '@flow' },
    async ({ demo, tenant, flow }) => {
      await demo.useLockInThePage();
      await demo.open('/session');
      await demo.openLock();
      tenant.faults.set(fault);
      await demo.submit(ada);
      // In the implicit flow Lock itself refuses it, with its form still open; of a code it sees no token.
      if (flow === 'implicit') {
        await expect(demo.lockProblem).toContainText('something went wrong');
      } else {
        await expect(demo.notice).toContainText('Logging in failed');
        await demo.expectSignedOut();
      }
      expect(await demo.stored()).toBeNull();
      await expect(demo.logOut).toBeHidden();
    },
  );
}

test('a tenant that is down is told, and the next click tries again', async ({
  demo,
  tenant,
  context,
}) => {
  const isTenant = `${tenant.url}/**`;
  await demo.open();
  await context.route(isTenant, (route) => route.abort('connectionrefused'));
  await demo.logIn.click();
  await expect(demo.lock).toContainText('Something went wrong.');
  await expect(demo.notice).toContainText('Logging in failed');
  await demo.page.locator('.auth0-lock-close-button').click();
  await demo.expectSignedOut();
  await context.unroute(isTenant);
  await demo.signIn();
});

test('while a slow tenant is on its way, the button says so', async ({ demo, page, tenant }) => {
  await demo.open();
  tenant.faults.set('slow');
  await demo.logIn.click();
  await expect(page.getByRole('button', { name: 'Logging in…' })).toBeVisible();
  await expect(demo.lockEmail).toBeVisible({ timeout: 20_000 });
  tenant.faults.clear();
  await demo.submit(ada);
  await demo.expectSignedIn();
});

test(
  'an answer that nobody asked for is taken out of the address bar and refused',
  { tag: ['@lazy', '@flow'] },
  async ({ demo, page, tenant }) => {
    const before = tenant.requests.length;
    await demo.open('/#access_token=unasked&id_token=unasked&state=unasked&token_type=Bearer');
    await expect(demo.notice).toContainText('Logging in failed');
    await expect(page).toHaveURL(`${demo.url}/`);
    await demo.expectSignedOut();
    expect(tenant.requests.length, 'Lock is not even loaded').toBe(before);
  },
);
