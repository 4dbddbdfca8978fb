// The story of the page without a framework.
import { tellCommonStories } from './common-stories.ts';
import { expect, storiesOf } from './story.ts';

const test = storiesOf('vanilla');

tellCommonStories(test);

test('has the two buttons of the quickstart', async ({ app, page }) => {
  await app.open();
  await expect(page.locator('#btn-login')).toHaveText('Log in');
  await expect(page.locator('#btn-logout')).toBeHidden();
});

test('refuses an answer that nobody here asked for, and says so', async ({ app, page }) => {
  await app.open('#access_token=a&id_token=b&state=c');
  await expect(page.getByRole('alert')).toHaveText(/no sign-in of this browser/);
  await expect(page).toHaveURL(app.url);
  await app.expectSignedOut();
});
