// What the demo's API offers.

export interface Endpoint {
  readonly path: string;
  readonly label: string;
  readonly what: string;
}

export const endpoints: readonly Endpoint[] = [
  { path: '/public', label: 'Public', what: 'Answers everybody.' },
  {
    path: '/me',
    label: 'Me',
    what: 'Answers whoever sends an access token that the API can verify.',
  },
  { path: '/admin', label: 'Admin', what: 'Answers only when that token holds the role admin.' },
];
