export * from './lib/me';
