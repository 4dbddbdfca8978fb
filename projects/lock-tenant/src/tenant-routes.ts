// All that a tenant answers, in the order in which it is asked.
import { avatarRoutes } from './accounts/avatar-routes.ts';
import { controlRoutes } from './control/control-routes.ts';
import { authenticateRoutes } from './sign-in/authenticate.ts';
import { changePasswordRoutes } from './database/change-password.ts';
import { signUpRoutes } from './database/sign-up.ts';
import { clientScriptRoutes } from './lock/client-script.ts';
import { languageScriptRoutes } from './lock/language-script.ts';
import { smallAnswerRoutes } from './lock/small-answers.ts';
import { logoutRoutes } from './oidc/logout.ts';
import { oidcRoutes } from './oidc/oidc-routes.ts';
import { tokenRoutes } from './oidc/token-endpoint.ts';
import { passwordlessRoutes } from './passwordless/start.ts';
import { loginPageRoutes } from './universal-login/login-page.ts';
import { statusPageRoutes } from './status-page/status-page-routes.ts';
import type { Route } from './http/route.ts';
import type { Dictionaries } from './lock/dictionaries.ts';
import type { OidcCore } from './oidc/oidc-core.ts';
import type { TenantContext } from './tenant-context.ts';
import type { Tenant } from './tenant.ts';

export function tenantRoutes(
  context: TenantContext,
  oidc: OidcCore,
  tenant: Tenant,
  dictionaries: Dictionaries,
): Route[] {
  return [
    ...clientScriptRoutes(context),
    ...languageScriptRoutes(dictionaries),
    ...oidcRoutes(context, oidc),
    ...tokenRoutes(context, oidc),
    ...authenticateRoutes(context),
    ...signUpRoutes(context),
    ...changePasswordRoutes(context),
    ...passwordlessRoutes(context),
    ...smallAnswerRoutes(context),
    ...avatarRoutes(),
    ...logoutRoutes(context, oidc),
    ...loginPageRoutes(context, oidc),
    ...controlRoutes(tenant),
    ...statusPageRoutes(context),
  ];
}
