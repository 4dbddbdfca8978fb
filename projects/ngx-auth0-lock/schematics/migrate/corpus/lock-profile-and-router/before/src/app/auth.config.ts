interface Settings {
  clientID: string;
  domain: string;
}

export const myConfig: Settings = { clientID: 'abc123', domain: 'acme.eu.auth0.com' };
