// Database sign-in with the real Lock.
import { ada, expect, test } from './story.ts';

test('a person signs in by redirect', async ({ app }) => {
  await app.open();
  await app.submit(ada);
  const result = await app.event('authenticated');
  expect(result['idTokenPayload']).toMatchObject({
    iss: app.tenant.issuer,
    aud: 'demo-client',
    name: 'Ada Lovelace',
  });
  expect(new URL(app.page.url()).pathname).toBe('/callback');
});

test('a person signs in without leaving the page', async ({ app }) => {
  await app.open({ options: { auth: { redirect: false } } });
  await app.submit(ada);
  const result = await app.event('authenticated');
  expect(result['idTokenPayload']).toMatchObject({ email: ada.email });
  expect(new URL(app.page.url()).pathname).toBe('/');
});
