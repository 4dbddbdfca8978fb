#!/usr/bin/env node
// The command auth0-lock-tenant: starts a tenant from flags and a JSON file, until it is stopped.
import { runCli } from './cli/run-cli.ts';

const running = runCli(process.argv.slice(2));
// Before the first line is printed: who reads it may stop us at once.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void running
      .then((result) => ('tenant' in result ? result.tenant.stop() : undefined))
      .finally(() => process.exit(0));
  });
}
const result = await running;
if ('exitCode' in result) process.exitCode = result.exitCode;
