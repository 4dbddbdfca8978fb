// A story of a network that comes back on a strict page: asking again for a lazy part needs nothing of the policy.
import { expect, test } from './testing-support/story.ts';
import { guideBlock, strictly, Violations } from './testing-support/strict-page.ts';

test('offline, then online, under the policy of the guide', async ({ context, demo, servers }) => {
  const violations = await Violations.in(context);
  servers.site.rewrite = strictly({ policy: servers.here(guideBlock('The policy', 'text')) });
  try {
    await demo.open('/session');
    await expect(demo.logIn).toBeVisible();
    servers.site.unreachable = true;
    await demo.logIn.click();
    await expect(demo.notice).toContainText('Logging in failed');
    servers.site.unreachable = false;
    await demo.signIn();
    violations.expectNone();
  } finally {
    Object.assign(servers.site, { rewrite: null, unreachable: false });
  }
});
