// Which of the demo's requests carry an access token, and for which API it is.
import type { BearerRule } from 'ngx-auth0-lock';
import { demoApi, isLocalTenant, reportsAudience } from '../tenant';

/** The second API has a token of its own. */
export const reportsRule = {
  url: `${demoApi}/reports`,
  audience: reportsAudience,
  scope: 'read:reports',
};

/** The longest rule that covers a request says which token it carries. */
export const rules: readonly BearerRule[] = isLocalTenant ? [demoApi, reportsRule] : [demoApi];
