// The way in, before the first release and since.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../workspace/paths.ts';
import { sinceRelease, twoWays } from './from-registry.ts';

const text = `Before.

<!-- before the first release -->

From a tarball.

<!-- since the first release

From the registry.

-->

After.
`;

describe('the way in', () => {
  it('is the registry once there was a release, and the rest stays', () => {
    assert.equal(sinceRelease(text), 'Before.\n\nFrom the registry.\n\nAfter.\n');
  });

  it('is left alone by the second release', () => {
    const once = sinceRelease(text);
    assert.equal(sinceRelease(once), once);
  });

  it('leads in this project to the registry, and no marker is left over', () => {
    for (const path of twoWays) {
      const now = readFileSync(join(root, path), 'utf8');
      const then = sinceRelease(now);
      assert.match(then, /ng add ngx-auth0-lock\b/, path);
      assert.doesNotMatch(then, /first release|\.tgz|npm run pack/, path);
      // After the first release there is only the one way.
      if (/first release/.test(now)) assert.match(now, /npm run pack/, path);
    }
  });
});
