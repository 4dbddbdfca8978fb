// What a tenant serves when it is told nothing: the demo's client, users, connections and API.
import type {
  AudienceOptions,
  ClientOptions,
  ConnectionOptions,
  UserOptions,
} from './tenant-options.ts';

export const demoClients: ClientOptions[] = [
  {
    id: 'demo-client',
    name: 'Demo',
    origins: ['http://localhost:4200'],
    refreshTokens: { audiences: ['https://reports.demo.example'] },
  },
];

export const demoUsers: UserOptions[] = [
  { email: 'ada@example.com', password: 'lovelace-1843', name: 'Ada Lovelace', nickname: 'ada' },
  {
    email: 'grace@example.com',
    password: 'hopper-1906',
    name: 'Grace Hopper',
    nickname: 'grace',
    claims: { 'https://demo.example/roles': ['admin'] },
  },
];

export const demoConnections: ConnectionOptions[] = [
  { name: 'Username-Password-Authentication', strategy: 'auth0' },
  { name: 'google-oauth2', strategy: 'google-oauth2', displayName: 'Google' },
  { name: 'email', strategy: 'email' },
  { name: 'sms', strategy: 'sms' },
];

export const demoAudiences: AudienceOptions[] = [
  { audience: 'https://api.demo.example', scopes: ['read:demo', 'write:demo'] },
  { audience: 'https://reports.demo.example', scopes: ['read:reports'] },
];
