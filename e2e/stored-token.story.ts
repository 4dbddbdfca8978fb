// Stories of what storage may hold when the app starts.
import { expect, test } from './testing-support/story.ts';
import { claimsFrom, unsignedToken } from './testing-support/token.ts';

const HOUR = 3600;

test('an expired token is signed out and removed', async ({ demo, tenant, page }) => {
  const claims = claimsFrom(tenant.issuer);
  const now = Number(claims['iat']);
  await demo.store(unsignedToken({ ...claims, iat: now - 2 * HOUR, exp: now - HOUR }));
  await demo.open('/session');
  await demo.expectSignedOut();
  await expect(page.getByRole('region', { name: 'State' })).toContainText('The session expired.');
});

for (const [what, malformed] of [
  ['no token at all', () => 'Bearer of nothing'],
  ['two parts', (token: string) => token.split('.').slice(0, 2).join('.')],
  ['a part that is no JSON', (token: string) => `${token.split('.')[0]}.AAAA.AAAA`],
] as const) {
  test(`a stored value that is malformed (${what}) is removed`, async ({ demo, tenant, page }) => {
    await demo.store(malformed(unsignedToken(claimsFrom(tenant.issuer))));
    await demo.open('/session');
    await demo.expectSignedOut();
    await expect(page.getByRole('region', { name: 'State' })).toContainText('was not a token');
  });
}

for (const [whose, change] of [
  ['another tenant', { iss: 'https://another-tenant.example/' }],
  ['another client', { aud: 'another-client' }],
] as const) {
  test(`a token of ${whose} signs nobody in and stays where it is`, async ({ demo, tenant }) => {
    const token = unsignedToken({ ...claimsFrom(tenant.issuer), ...change });
    await demo.store(token);
    await demo.open('/session');
    await expect(demo.logIn).toBeVisible();
    expect(await demo.stored()).toBe(token);
  });
}

test('a stored token that was forged ends once its signature is checked', async ({
  demo,
  tenant,
}) => {
  await demo.store(unsignedToken(claimsFrom(tenant.issuer)));
  await demo.open('/session');
  await expect(demo.events.first()).toContainText('The stored token was forged');
  await demo.expectSignedOut();
});
