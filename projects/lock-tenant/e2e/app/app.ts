// The page of the stories: makes the real Lock as the story says, and writes down what it emits.
import { Auth0Lock, Auth0LockPasswordless } from 'auth0-lock';

interface Story {
  tenant: string;
  passwordless: boolean;
  clientId: string;
  options: Record<string, unknown>;
}

interface LockEvent {
  name: string;
  value: unknown;
}

type Lock = InstanceType<typeof Auth0Lock> & Record<string, (...args: unknown[]) => void>;

declare global {
  interface Window {
    events: LockEvent[];
    lock: Lock | undefined;
    begin(story: Story): void;
  }
}

window.events = [];

window.begin = (story) => {
  // Lock returns to this page in redirect mode; it must find itself made the same way.
  sessionStorage.setItem('story', JSON.stringify(story));
  const { tenant, clientId, options, passwordless } = story;
  const LockClass = passwordless ? Auth0LockPasswordless : Auth0Lock;
  const { auth, ...others } = options as { auth?: object };
  window.lock = new LockClass(clientId, tenant, {
    configurationBaseUrl: tenant,
    languageBaseUrl: tenant,
    overrides: {
      __token_issuer: `${tenant}/`,
      __jwks_uri: `${tenant}/.well-known/jwks.json`,
    },
    avatar: null,
    theme: { logo: 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg"/%3E' },
    _sendTelemetry: false,
    auth: {
      redirect: true,
      redirectUrl: `${location.origin}/callback`,
      responseType: 'token id_token',
      params: { scope: 'openid profile email' },
      ...auth,
    },
    ...others,
  } as never) as Lock;
  const names = [
    'show',
    'hide',
    'authenticated',
    'authorization_error',
    'unrecoverable_error',
    'signup success',
    'signup error',
    'forgot_password submit',
    'hash_parsed',
  ];
  for (const name of names) {
    window.lock.on(name as 'show', (value?: unknown) => window.events.push({ name, value }));
  }
};

const story = sessionStorage.getItem('story');
if (story && location.pathname === '/callback') window.begin(JSON.parse(story) as Story);
