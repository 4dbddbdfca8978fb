// The stories that every example tells: sign in, reload, sign out; expire; wrong password.
import { ada, ExamplePage, expect, type ExampleTest } from './story.ts';

export interface Paths {
  /** Where one is after signing in, from the page's address on. */
  readonly signedIn?: string;
  /** Where one is after signing out. */
  readonly signedOut?: string;
  /** The key of the token in localStorage. */
  readonly key?: string;
}

export function tellCommonStories(test: ExampleTest, paths: Paths = {}): void {
  const { signedIn = '', signedOut = '', key = 'id_token' } = paths;

  test('signs in by redirect, is kept over a reload, and signs out everywhere', async ({
    app,
    page,
    context,
  }) => {
    await app.open();
    await app.expectSignedOut();
    await app.signIn();
    await expect(page).toHaveURL(app.url + signedIn);
    expect((await app.stored())[key]).toContain('eyJ');

    await app.watchForLogIn();
    await page.reload();
    await app.expectSignedIn();
    expect(await app.sawLogIn(), 'Log in was never seen').toBe(false);

    const other = new ExamplePage(await context.newPage(), app.url);
    await other.open();
    await other.expectSignedIn();
    await app.logOut.click();
    await app.expectSignedOut();
    await expect(page).toHaveURL(app.url + signedOut);
    await expect.poll(async () => (await app.stored())[key]).toBeUndefined();
    await other.expectSignedOut();
    // The tenant has forgotten as well: Lock asks for the password again.
    await app.logIn.click();
    await expect(app.email).toBeVisible();
  });

  test('is signed out by itself when the token expires, not before', async ({
    app,
    page,
    tenant,
  }) => {
    tenant.setTokenLifetimes({ idToken: 8 });
    await app.open();
    await app.signIn();
    const [, payload = ''] = ((await app.stored())[key] ?? '').split('.');
    const { exp } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { exp: number };
    await expect(app.logIn).toBeVisible({ timeout: 15_000 });
    expect(await page.evaluate(() => Date.now())).toBeGreaterThanOrEqual(exp * 1000);
    await app.expectSignedOut();
    await expect.poll(async () => (await app.stored())[key]).toBeUndefined();
    await page.reload();
    await app.expectSignedOut();
  });

  test("a wrong password shows Lock's own message and stores nothing", async ({ app, page }) => {
    await app.open();
    await app.logIn.click();
    await app.submit({ ...ada, password: 'babbage-1791' });
    await expect(page.locator('.auth0-global-message-error')).toContainText(
      'Wrong email or password',
    );
    await expect.poll(async () => (await app.stored())[key]).toBeUndefined();
    await app.submit(ada);
    await app.expectSignedIn();
  });
}
