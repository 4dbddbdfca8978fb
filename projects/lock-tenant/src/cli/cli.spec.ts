// The command as a person runs it: it starts, and every mistake is one sentence and code 2.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createTenant, type Tenant } from '../public-api.ts';
import { AppPage } from '../testing/app-page.ts';
import { runCli } from './run-cli.ts';

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url));

interface Run {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the command until it ends, or until `ready` says that it has been seen enough. */
async function run(args: string[], ready?: (out: string) => Promise<boolean>): Promise<Run> {
  const child = spawn(process.execPath, [cli, ...args]);
  const result: Run = { code: null, out: '', err: '' };
  let looking = false;
  child.stdout.on('data', (chunk) => {
    result.out += String(chunk);
    if (!ready || looking || !result.out.includes('Users')) return;
    looking = true;
    ready(result.out)
      .catch((error: unknown) => (result.err += String(error)))
      .finally(() => child.kill('SIGTERM'));
  });
  child.stderr.on('data', (chunk) => (result.err += String(chunk)));
  result.code = await new Promise((resolve) => child.once('close', resolve));
  return result;
}

/** Runs it in this process, when it is not to start anything: that takes no time. */
async function runHere(args: string[]): Promise<Run> {
  const result: Run = { code: null, out: '', err: '' };
  const ended = await runCli(args, {
    log: (line) => void (result.out += `${line}\n`),
    error: (line) => void (result.err += `${line}\n`),
  });
  if ('tenant' in ended) await ended.tenant.stop();
  else result.code = ended.exitCode;
  return result;
}

describe('auth0-lock-tenant', () => {
  let folder: string;
  before(async () => void (folder = await mkdtemp(join(tmpdir(), 'lock-tenant-'))));
  after(() => rm(folder, { recursive: true }));
  const file = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const urlIn = (out: string) => /http:\/\/localhost:\d+/.exec(out)?.[0] ?? '';

  it('starts, says where it is and what it is for, and stops on a signal', async () => {
    const { code, out, err } = await run(['--port', '0'], async (text) => {
      return (await fetch(urlIn(text))).ok;
    });
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /for development only/);
    assert.match(out, /demo-client/);
    assert.match(out, /ada@example\.com, grace@example\.com/);
    assert.doesNotMatch(out, /lovelace-1843/);
  });

  it('serves the client and the users of the flags', async () => {
    const flags = ['--port', '0', '--client', 'my-app', '--origin', 'http://localhost:4200'];
    const user = ['--user', 'me@example.com:pass:word-1', '--id-token-seconds', '60'];
    const { code, err, out } = await run(
      [...flags, ...user, '--fault', 'missing-kid'],
      async (text) => {
        const url = urlIn(text);
        const page = new AppPage({ url } as never, 'my-app');
        const answer = await page.signIn({ username: 'me@example.com', password: 'pass:word-1' });
        const [head = '', body = ''] = (answer['id_token'] ?? '').split('.');
        const part = (value: string) => JSON.parse(Buffer.from(value, 'base64url').toString());
        assert.equal(part(head).kid, undefined);
        assert.equal(part(body).exp - part(body).iat, 60);
        assert.equal((await fetch(`${url}/client/demo-client.js`)).status, 404);
        return true;
      },
    );
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /Faults +missing-kid/);
  });

  it('reads a JSON file, and flags win over it', async () => {
    const config = await file(
      'config.json',
      JSON.stringify({
        port: 1,
        clients: [{ id: 'from-file', origins: ['http://localhost:4200'] }],
        users: [{ email: 'file@example.com', password: 'x' }],
      }),
    );
    const { code, out, err } = await run(['--config', config, '--port', '0'], async () => true);
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /from-file/);
    assert.match(out, /file@example\.com/);
  });

  it('reads a module, whose onLogin is asked', async () => {
    const config = await file(
      'config.mjs',
      `export default {
        users: [{ email: 'ada@example.com', password: 'lovelace-1843' }],
        onLogin: ({ user, deny }) => deny(\`Not \${user.email}.\`),
      };`,
    );
    const ready = async (out: string) => {
      const page = new AppPage({ url: urlIn(out) } as Tenant);
      assert.equal((await page.signIn())['error_description'], 'Not ada@example.com.');
      return true;
    };
    const { code, err } = await run(['--config', config, '--port', '0'], ready);
    assert.deepEqual([code, err], [0, '']);
  });

  it('prints its help and its version', async () => {
    const help = await runHere(['--help']);
    assert.equal(help.code, 0);
    for (const flag of ['--port', '--config', '--client', '--origin', '--user', '--fault']) {
      assert.ok(help.out.includes(flag), flag);
    }
    assert.match((await runHere(['--version'])).out, /^\d+\.\d+\.\d+\n$/);
  });

  const mistakes: [what: string, args: () => string[] | Promise<string[]>, message: RegExp][] = [
    ['an unknown flag', () => ['--prot', '1'], /Unknown option '--prot'.*--help/],
    ['a word too many', () => ['start'], /Unexpected argument 'start'/],
    ['a port that is none', () => ['--port', 'x'], /--port must be a whole number, not "x"/],
    [
      'a port out of range',
      () => ['--port', '99999'],
      /port must be a whole number from 0 to 65535/,
    ],
    ['a lifetime of nothing', () => ['--id-token-seconds', '0'], /tokenLifetimes\.idToken must be/],
    ['an unknown fault', () => ['--fault', 'slwo'], /faults\[0\] must be one of slow, /],
    ['an origin that is none', () => ['--origin', 'localhost:4200'], /origins\[0\] must be/],
    [
      'a user without a password',
      () => ['--user', 'me@example.com'],
      /--user must be EMAIL:PASSWORD/,
    ],
    ['a host for everybody', () => ['--host', '0.0.0.0'], /needs allowNetwork \(--allow-network\)/],
    [
      'a file that is not there',
      () => ['--config', '/no/such.json'],
      /cannot read the file .*ENOENT/,
    ],
    [
      'a file that is no JSON',
      async () => ['--config', await file('a', '{\n  "port": 4400\n  "name": "x"\n}\n')],
      /a:3:3: the file is not valid JSON \(comma expected\)\./,
    ],
    [
      'an empty file',
      async () => ['--config', await file('a', '')],
      /a:1:1: the file is not valid/,
    ],
    [
      'a file with a wrong name deep in it',
      async () => [
        '--config',
        await file(
          'a',
          '{\n  // Who signs in.\n  "users": [\n    { "emial": "a@b.c" },\n  ],\n}\n',
        ),
      ],
      /a:4:7: users\[0\]\.emial is not an option/,
    ],
    [
      'a file with a number as text',
      async () => ['--config', await file('a', '{ "tokenLifetimes": { "idToken": "60" } }')],
      /a:1:23: tokenLifetimes\.idToken must be a whole number from 1 to \d+, not "60"\./,
    ],
    [
      'a file that is a list',
      async () => ['--config', await file('b', '[]')],
      /must hold a JSON object/,
    ],
    [
      'a file with an unknown option',
      async () => ['--config', await file('c', '{"prot":1}')],
      /prot is not an option/,
    ],
    [
      'a module that fails',
      async () => ['--config', await file('e.mjs', 'throw new Error("Out of\\norder.")')],
      /cannot load the module .*e\.mjs: Out of$/m,
    ],
    [
      'a module without a default export',
      async () => ['--config', await file('f.mjs', 'export const port = 1;')],
      /f\.mjs must export its options as default/,
    ],
    [
      'a module whose onLogin is no function',
      async () => ['--config', await file('g.mjs', 'export default { onLogin: true };')],
      /g\.mjs: onLogin must be a function, not true/,
    ],
    [
      'a file with a user twice',
      async () => ['--config', await file('d', '{"users":[{"email":"a@b.c"},{"email":"A@b.c"}]}')],
      /There is a user .* already/,
    ],
  ];
  for (const [what, args, message] of mistakes) {
    it(`ends with code 2 and one sentence for ${what}`, async () => {
      const { code, out, err } = await runHere(await args());
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(err, message);
      assert.match(err, /^auth0-lock-tenant: [^\n]+\n$/);
    });
  }

  it('ends with code 2 when the port is in use', async () => {
    const tenant = await createTenant({ port: 0 });
    const { code, err } = await run(['--port', String(tenant.port)]);
    await tenant.stop();
    assert.equal(code, 2);
    assert.equal(
      err,
      `auth0-lock-tenant: port ${tenant.port} is in use; choose another with --port.\n`,
    );
  });
});
