// What the API page asks for: three addresses of the demo's API, one of its second API, and one that no rule names.
import { demoApi, isLocalTenant, tenantUrl } from '../tenant';

export interface Endpoint {
  readonly url: string;
  readonly path: string;
  readonly label: string;
  readonly what: string;
}

const ofApi = (path: string) => ({ path, url: demoApi + path });

export const endpoints: readonly Endpoint[] = [
  {
    ...ofApi('/public'),
    label: 'Public',
    what: 'Answers everybody. The rule covers it all the same.',
  },
  {
    ...ofApi('/me'),
    label: 'Me',
    what: 'Answers whoever sends an access token that it can verify.',
  },
  {
    ...ofApi('/admin'),
    label: 'Admin',
    what: 'Answers only when that token holds the role admin.',
  },
  ...(isLocalTenant
    ? [
        {
          ...ofApi('/reports'),
          label: 'Reports',
          what: 'A second API. It answers only a token with its own audience, which the first request asks for.',
        },
      ]
    : []),
  {
    path: '/.well-known/openid-configuration',
    url: `${tenantUrl}/.well-known/openid-configuration`,
    label: 'Somebody else',
    what: 'Another server, which no rule names: the token never goes there.',
  },
];
