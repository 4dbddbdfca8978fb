// The story of the AngularJS page, and of the Angular app that shares its session.
import { tellCommonStories } from './common-stories.ts';
import { ada, ExamplePage, expect, storiesOf } from './story.ts';

const test = storiesOf('angularjs');

tellCommonStories(test);

test('old and new app on one origin see one session, in and out', async ({
  app,
  page,
  context,
}) => {
  const demo = new ExamplePage(await context.newPage(), new URL('/', app.url).href);
  const demoGreeting = demo.page.getByText('Hello Ada Lovelace.');
  await demo.open();
  await expect(demo.logIn).toBeVisible();

  // Old to new.
  await app.open();
  await app.signIn();
  await expect(demo.logOut).toBeVisible();
  await expect(demoGreeting).toBeVisible();
  await app.logOut.click();
  await expect(demo.logIn).toBeVisible();
  await expect(demoGreeting).toBeHidden();
  await app.expectSignedOut();

  // New to old, which nobody touches.
  await page.evaluate(() => Object.assign(window, { untouched: true }));
  await demo.logIn.click();
  await demo.submit(ada);
  await expect(demo.logOut).toBeVisible();
  await app.expectSignedIn();
  await demo.logOut.click();
  await expect(demo.logIn).toBeVisible();
  await app.expectSignedOut();
  expect(await page.evaluate(() => 'untouched' in window)).toBe(true);
});

test('angular-jwt reads the session, and its flag turns false when the session expires', async ({
  app,
  page,
  tenant,
}) => {
  tenant.setTokenLifetimes({ idToken: 8 });
  await app.open();
  await app.signIn();
  const read = () =>
    page.evaluate(() => {
      const injector = (window as any).angular.element(document.body).injector();
      const authManager = injector.get('authManager');
      return {
        flag: injector.get('$rootScope').isAuthenticated as boolean,
        checked: !!authManager.isAuthenticated(),
        token: authManager.getToken() as string | null,
      };
    });
  const before = await read();
  expect(before).toMatchObject({ flag: true, checked: true });
  expect(before.token).toBe((await app.stored())['id_token']);
  await expect(app.logIn).toBeVisible({ timeout: 15_000 });
  expect(await read()).toEqual({ flag: false, checked: false, token: null });
});
