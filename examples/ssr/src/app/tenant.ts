// Which tenant the app talks to: the local one, unless the build says otherwise (`--define`).
declare const AUTH0_DOMAIN: string | undefined;
declare const AUTH0_CLIENT_ID: string | undefined;

export const domain = typeof AUTH0_DOMAIN === 'string' ? AUTH0_DOMAIN : 'http://localhost:4400';
export const clientId = typeof AUTH0_CLIENT_ID === 'string' ? AUTH0_CLIENT_ID : 'demo-client';
