// The story of the React page.
import { tellCommonStories } from './common-stories.ts';
import { expect, storiesOf } from './story.ts';

const test = storiesOf('react');

tellCommonStories(test, { signedIn: 'home', signedOut: 'login' });

test('/home is for people who are signed in, /login for the others', async ({ app, page }) => {
  await app.open('home');
  await app.expectSignedOut();
  await expect(page).toHaveURL(`${app.url}login`);
  await app.signIn();
  await expect(page).toHaveURL(`${app.url}home`);
  await app.open('login');
  await app.expectSignedIn();
  await expect(page).toHaveURL(`${app.url}home`);
});

test('/home shows what the expiry helpers say', async ({ app, page, tenant }) => {
  tenant.setTokenLifetimes({ idToken: 7200 });
  await app.open();
  await app.signIn();
  await expect(page.locator('dd')).toHaveText([/:/, 'no', 'yes']);
});

test('Lock is not fetched before it is needed', async ({ app, page }) => {
  const fetched: number[] = [];
  page.on('response', async (response) => {
    if (response.url().endsWith('.js')) fetched.push((await response.body()).length);
  });
  await page.goto(app.url, { waitUntil: 'networkidle' });
  await app.expectSignedOut();
  expect(Math.max(...fetched)).toBeLessThan(500_000);
  await app.logIn.click();
  await expect(app.email).toBeVisible();
  expect(Math.max(...fetched)).toBeGreaterThan(1_000_000);
});
