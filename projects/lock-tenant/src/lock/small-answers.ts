// Small things Lock asks for: whether a captcha is needed (never), and the country to preselect.
import { sendJson } from '../http/http-context.ts';
import type { Route } from '../http/route.ts';
import type { TenantContext } from '../tenant-context.ts';

const challenges = [
  '/usernamepassword/challenge',
  '/dbconnections/signup/challenge',
  '/dbconnections/change_password/challenge',
  '/passwordless/challenge',
];

export function smallAnswerRoutes({ settings }: TenantContext): Route[] {
  return [
    ...challenges.map((path): Route => ({
      method: 'POST',
      path,
      kind: 'api',
      handle: (http) => sendJson(http, 200, { required: false }),
    })),
    {
      method: 'GET',
      path: '/user/geoloc/country',
      kind: 'api',
      handle: (http) => sendJson(http, 200, { country_code: settings.countryCode }),
    },
  ];
}
