// A small part of the fuzzer; the whole is `npm run test:fuzz`.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findRoute } from '../../http/route.ts';
import type { Dictionaries } from '../../lock/dictionaries.ts';
import type { OidcCore } from '../../oidc/oidc-core.ts';
import type { TenantContext } from '../../tenant-context.ts';
import { tenantRoutes } from '../../tenant-routes.ts';
import type { Tenant } from '../../tenant.ts';
import { fuzz } from './fuzz.ts';
import { goodRequests } from './good-requests.ts';
import { createRandom } from './random.ts';

describe('the fuzzer', () => {
  it('knows a request for every route of a tenant', () => {
    // The routes are made, and none is asked.
    const routes = tenantRoutes(
      {} as TenantContext,
      {} as OidcCore,
      {} as Tenant,
      {} as Dictionaries,
    );
    const drafts = goodRequests(['some-id']);
    const missed = routes.filter(
      (route) => !drafts.some(({ method, path }) => findRoute([route], method, path)),
    );
    assert.deepEqual(
      missed.map(({ method, path }) => `${method} ${path}`),
      [],
    );
  });

  it('repeats itself by its seed', () => {
    const numbers = () => {
      const random = createRandom(7);
      return Array.from({ length: 5 }, () => random.below(1000));
    };
    assert.deepEqual(numbers(), numbers());
  });

  it('finds nothing in three hundred requests', async () => {
    const { failures, requests, statuses } = await fuzz(42, 300);
    assert.deepEqual(failures, []);
    assert.equal(requests, 300);
    assert.ok((statuses[200] ?? 0) > 30, 'many get past the first check');
  });
});
