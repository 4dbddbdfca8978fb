// What somebody can do in every browser, and the stories that show it: the rows of the table in docs/browsers.md.

export interface Feature {
  readonly name: string;
  /** Titles of the stories that must all pass; in an engine whose stories are others, those. */
  readonly stories: readonly string[];
  readonly inWebKit?: readonly string[];
  /** Nobody signs in, so it belongs to no flow. */
  readonly withoutFlow?: true;
}

export const features: readonly Feature[] = [
  {
    name: 'Sign-in by redirect',
    stories: ['a newcomer signs in by redirect and comes back signed in'],
  },
  {
    name: 'Sign-in within the page',
    stories: ['a newcomer signs in without leaving the page'],
  },
  {
    name: 'A wrong password, in both modes',
    stories: [
      'a wrong password shows what Lock says and stores nothing (redirect)',
      'a wrong password shows what Lock says and stores nothing (page)',
    ],
  },
  {
    name: 'Reload',
    stories: ['a reload keeps the session, and Log in is never seen'],
    inWebKit: ['a reload keeps the session'],
  },
  {
    name: 'A guarded page asks, and is shown',
    stories: ['a deep link to the Profile asks for sign-in and lands there (redirect)'],
  },
  {
    name: 'Renewal before the end',
    stories: ['a session is renewed by itself before it ends'],
  },
  {
    name: 'Two tabs agree',
    stories: ['signing in and out in one tab is seen in the other'],
  },
  {
    name: 'Sign-out, here and at the tenant',
    stories: ['Log out ends the session here and at the tenant, and comes back'],
  },
  {
    name: 'Back after sign-out shows nothing',
    stories: ['after signing out, the Back button brings no session back'],
  },
  {
    name: 'The same out of the back/forward cache',
    stories: ['Back after the session ended elsewhere shows nothing that the guarded page held'],
  },
  {
    name: 'Offline, then online',
    stories: ['offline, a click on Log in says so, and works once the network is back'],
  },
  {
    name: 'The same under a strict policy',
    stories: ['offline, then online, under the policy of the guide'],
  },
  {
    name: 'The same in apps made by Vite and webpack',
    stories: [
      'offline, then online, in an app built with vite',
      'offline, then online, in an app built with webpack',
    ],
    withoutFlow: true,
  },
  {
    name: 'Storage blocked',
    stories: ['with localStorage blocked one can still sign in, for as long as the page is open'],
  },
  {
    name: 'Expiry',
    stories: ['at its end a session switches the view by itself, and once'],
    inWebKit: ['at its end a session switches the view by itself'],
  },
];
