// The story of the NgModule app with the tutorial's template.
import { tellCommonStories } from './common-stories.ts';
import { ada, expect, storiesOf } from './story.ts';

const test = storiesOf('ng-module');

tellCommonStories(test);

test('a guarded page asks for the sign-in and is then shown', async ({ app, page }) => {
  await app.open();
  await page.getByRole('link', { name: 'Profile' }).click();
  await app.submit(ada);
  await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  await expect(page).toHaveURL(`${app.url}profile`);
  await expect(page.getByText('The API knows you as Ada Lovelace.')).toBeVisible();
});

test('<auth-button> signs in too, and the event arrives by the async pipe', async ({
  app,
  page,
}) => {
  await app.open();
  await page.getByRole('button', { name: 'Sign in from here' }).click();
  await app.submit(ada);
  await app.expectSignedIn();
  await expect(page.getByText('Latest event: signed-in')).toBeVisible();
});
