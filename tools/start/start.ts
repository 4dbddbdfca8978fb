// `npm start`: the local tenant, the demo's API and the demo itself, until Ctrl+C.
//
//   npm start -- [--port 4200] [--tenant-port 4400] [--api-port 4500]
//
// With a real tenant (see tools/start/tenant-settings.ts) no local one is started.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createTenant } from '../../projects/lock-tenant/src/public-api.ts';
import { createDemoApi } from './demo-api.ts';
import { defineArguments } from '../build/demo-defines.ts';
import { ng, root } from '../workspace/paths.ts';
import { portProblems } from './ports.ts';
import { readTenantSettings, SettingsError, type TenantSettings } from './tenant-settings.ts';

const reportsAudience = 'https://reports.demo.example';

const stops: (() => unknown)[] = [];
let ending = false;

process.on('SIGINT', () => void end(0));
process.on('SIGTERM', () => void end(0));
process.on('uncaughtException', (error) => void end(1, error));
await main().catch((error: unknown) => {
  const expected = error instanceof SettingsError || isParseError(error);
  return end(1, expected ? (error as Error).message : error);
});

async function main(): Promise<void> {
  const { port, tenantPort, apiPort } = readPorts();
  const realTenant = readTenantSettings(configFile(), process.env);
  const problems = await portProblems([
    { port, owner: 'the demo', option: 'port' },
    ...(realTenant ? [] : [{ port: tenantPort, owner: 'the local tenant', option: 'tenant-port' }]),
    { port: apiPort, owner: "the demo's API", option: 'api-port' },
  ]);
  if (problems.length > 0) return end(1, problems.join('\n'));

  const appUrl = `http://localhost:${port}`;
  const tenant = realTenant ?? (await startLocalTenant(tenantPort, appUrl));
  const { issuer, audience } = tenant;
  const api = await createDemoApi({
    port: apiPort,
    issuer,
    audience,
    ...(realTenant ? {} : { reportsAudience }),
    origins: [appUrl],
  });
  stops.push(() => api.stop());
  console.log('Building the demo …');
  const ready = answering(appUrl);
  serveDemo(port, { ...tenant, api: api.url }, ready);
  await ready;
  if (!ending) console.log(welcome(appUrl, tenant.domain, api.url, realTenant === null));
}

function readPorts() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4200' },
      'tenant-port': { type: 'string', default: '4400' },
      'api-port': { type: 'string', default: '4500' },
    },
  });
  const port = (name: keyof typeof values) => {
    const number = Number(values[name]);
    if (Number.isInteger(number) && number > 0 && number < 65536) return number;
    throw new SettingsError(`--${name} must be a port number from 1 to 65535.`);
  };
  return { port: port('port'), tenantPort: port('tenant-port'), apiPort: port('api-port') };
}

function isParseError(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  );
}

function configFile(): string | null {
  const path = join(root, 'auth0.config.json');
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** The demo's second API; a real tenant has none of that name. */
async function startLocalTenant(port: number, appUrl: string): Promise<TenantSettings> {
  const clientId = 'demo-client';
  const tenant = await createTenant({
    port,
    clients: [
      {
        id: clientId,
        name: 'Demo',
        origins: [appUrl],
        refreshTokens: { audiences: [reportsAudience] },
      },
    ],
  });
  stops.push(() => tenant.stop());
  return {
    domain: tenant.url,
    issuer: tenant.issuer,
    clientId,
    audience: 'https://api.demo.example',
  };
}

/** `ng serve`; what it writes goes to this terminal, the list of files of the first good build left out. */
function serveDemo(
  port: number,
  settings: Parameters<typeof defineArguments>[0],
  ready: Promise<void>,
): void {
  const [node, script] = ng();
  const args = [script, 'serve', 'demo', `--port=${port}`, ...defineArguments(settings)];
  // PORT would win over --port.
  const env = { ...process.env, NG_CLI_ANALYTICS: 'false', PORT: undefined };
  const child = spawn(node, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  stops.push(() => child.kill());
  child.on('error', (error) => void end(1, error));
  child.on('exit', (code) => {
    // Ctrl+C reaches it too, and it may be quicker than we are.
    setTimeout(() => void end(1, `The demo's server ended by itself (exit code ${code}).`), 200);
  });
  let heldBack: string | null = '';
  child.stdout.on('data', (chunk: Buffer) => {
    if (heldBack === null) return void process.stdout.write(chunk);
    heldBack += chunk.toString();
    if (/\b(ERROR|WARNING|failed)\b/.test(heldBack)) {
      process.stdout.write(heldBack);
      heldBack = null;
    }
  });
  void ready.then(() => (heldBack = null));
}

/** Once the first build is there; a build with errors keeps it waiting, and says them. */
async function answering(url: string): Promise<void> {
  while (!ending) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

function welcome(appUrl: string, domain: string, apiUrl: string, local: boolean): string {
  const users = [
    '  Sign in     ada@example.com     lovelace-1843',
    '              grace@example.com   hopper-1906    (admin)',
  ];
  return [
    '',
    `  Demo        ${appUrl}`,
    ...(local ? users : []),
    `  Tenant      ${domain}`,
    `  Demo's API  ${apiUrl}`,
    '  Stop        Ctrl+C',
    '',
  ].join('\n');
}

async function end(code: number, reason?: unknown): Promise<void> {
  if (ending) return;
  ending = true;
  if (reason !== undefined) console.error(reason);
  await Promise.allSettled(stops.toReversed().map((stop) => stop()));
  process.exit(code);
}
