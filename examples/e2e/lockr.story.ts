// The story of the page whose storage is Lockr.
import { tellCommonStories } from './common-stories.ts';
import { expect, storiesOf } from './story.ts';

const test = storiesOf('lockr');

tellCommonStories(test, { key: 'shop.id_token' });

test('what is stored has the wrapping and the prefix of Lockr', async ({ app, page }) => {
  await app.open();
  await app.signIn();
  const { 'shop.id_token': token, ...rest } = await app.stored();
  expect(JSON.parse(token ?? '')).toEqual({
    data: expect.stringMatching(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/),
  });
  expect(rest['id_token']).toBeUndefined();

  // What older code on Lockr does to end the session; seen when one comes back to the page.
  await page.evaluate(() => {
    localStorage.removeItem('shop.id_token');
    window.dispatchEvent(new Event('focus'));
  });
  await app.expectSignedOut();
});
