// Trials in real tabs, each in a renderer process of its own: a sign-out, or another person's sign-in,
// at the very moment at which a renewal in another tab is answered. Nobody may come back.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { chromiumFlags, requireBrowser } from '../workspace/browser.mjs';
import { reports, root } from '../workspace/paths.ts';

/** The code before there were ids of sign-ins: it must come back, or the trials show nothing. */
const BEFORE = 'c5b93f4';
const TRIALS = Number(process.env['TRIALS'] ?? 100);
const CLIENT_ID = 'client-1';
const SIGN_OUT_MS = 9;

type World = 'sign-out' | 'change of user' | 'sign-out, and a third tab renews';

/** A page with a session whose Lock answers when it is told to. */
async function pageScript(library: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      resolveDir: root,
      contents: `
        import { createSession } from ${JSON.stringify(join(library, 'session', 'session.ts'))};
        import { FakeLock } from ${JSON.stringify(join(library, 'testing', 'fake-lock.ts'))};
        const lock = new FakeLock();
        const session = createSession({ clientId: '${CLIENT_ID}', domain: location.origin, lock: async () => lock });
        const at = async (time) => { while (Date.now() < time - 4) await new Promise((r) => setTimeout(r)); while (Date.now() < time); };
        window.trial = {
          start: (token) => (session.acceptAuthResult ?? session.start)({ idToken: token }),
          signOut: () => (session.signOut ?? session.end)(),
          token: () => session.idToken(),
          look: () => (session.revalidate ?? session.check)(),
          at,
          asked: false,
          renew(token) {
            this.asked = false;
            lock.checkSessionAnswer = () => new Promise((resolve) => {
              this.asked = true;
              this.answer = () => resolve({ result: { idToken: token } });
            });
            void session.renew();
          },
        };`,
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
}

interface Trial {
  start(token: string): Promise<unknown>;
  signOut(): void;
  token(): string | null;
  look(): void;
  at(time: number): Promise<void>;
  asked: boolean;
  renew(token: string): void;
  answer(): void;
}
declare const trial: Trial;

async function trials(script: string, world: World, count: number): Promise<number> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256', use: 'sig' }] };
  const server = createServer((request, response) => {
    const jwks = request.url === '/.well-known/jwks.json';
    response.setHeader('content-type', jwks ? 'application/json' : 'text/html');
    response.end(
      jwks ? JSON.stringify(keys) : `<!doctype html><script type="module">${script}</script>`,
    );
  });
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  const url = `http://localhost:${(server.address() as AddressInfo).port}/`;
  const browser = await chromium.launch({
    executablePath: requireBrowser(),
    args: [...chromiumFlags, '--process-per-tab'],
  });
  let number = 0;
  const token = (sub: string, life = 3600) => {
    const iat = Math.floor(Date.now() / 1000);
    const claims = { iss: url, aud: CLIENT_ID, sub, iat, exp: iat + life, jti: `${number++}` };
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k' }).sign(privateKey);
  };
  try {
    const context = await browser.newContext();
    const pages: Page[] = [];
    for (let tab = 0; tab < 3; tab++) {
      const page = await context.newPage();
      await page.goto(url);
      await page.waitForFunction('window.trial');
      pages.push(page);
    }
    const [one, two, three] = pages as [Page, Page, Page];
    const held = async () => {
      await new Promise((resolve) => setTimeout(resolve, 120));
      return Promise.all(pages.map((page) => page.evaluate(() => (trial.look(), trial.token()))));
    };
    let cameBack = 0;
    for (let round = 0; round < count; round++) {
      const [ada, renewed, again, grace] = await Promise.all([
        token('ada'),
        token('ada', 3700),
        token('ada', 3800),
        token('grace', 3900),
      ]);
      await one.evaluate((text) => trial.start(text), ada);
      for (const page of pages) {
        await page.waitForFunction((text) => (trial.look(), trial.token() === text), ada, {
          polling: 5,
        });
      }
      await two.evaluate((text) => trial.renew(text), renewed);
      await two.waitForFunction(() => trial.asked, undefined, { polling: 5 });
      if (world === 'sign-out, and a third tab renews') {
        await three.evaluate((text) => trial.renew(text), again);
      }
      const moment = Date.now() + 60;
      const changes = world === 'change of user';
      await Promise.all([
        two.evaluate((time) => trial.at(time).then(() => trial.answer()), moment),
        one.evaluate(
          ([time, person]) =>
            trial.at(time).then(() => (person ? void trial.start(person) : trial.signOut())),
          [moment + (round % SIGN_OUT_MS), changes ? grace : ''] as const,
        ),
        // Its turn comes when the second tab has its answer: it may renew what that one renewed.
        three.evaluate(
          (time) =>
            trial.at(time + 15).then(() => {
              if (trial.asked) trial.answer();
              trial.asked = false;
            }),
          moment,
        ),
      ]);
      const tokens = await held();
      if (tokens.some((text) => text !== null && text !== grace)) cameBack++;
      for (const page of pages) await page.evaluate(() => trial.signOut());
      // What an old version brought back must not speak in the next trial.
      for (const page of pages) await page.evaluate(() => (localStorage.clear(), trial.look()));
    }
    return cameBack;
  } finally {
    await browser.close();
    server.close();
  }
}

/** The page as it was before; null in a clone without its history. */
async function scriptBefore(): Promise<string | null> {
  const old = join(reports, 'real-tabs', BEFORE);
  rmSync(old, { recursive: true, force: true });
  mkdirSync(old, { recursive: true });
  try {
    const archive = execFileSync('git', ['archive', BEFORE, 'projects/ngx-auth0-lock'], {
      cwd: root,
      maxBuffer: 1e9,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    execFileSync('tar', ['-x', '-C', old], { input: archive });
  } catch {
    // A shallow clone, or the files without git.
    return null;
  }
  return pageScript(join(old, 'projects', 'ngx-auth0-lock'));
}

const now = await pageScript(join(root, 'projects', 'ngx-auth0-lock'));
const before = await scriptBefore();
const results: string[] = [];
let undone = 0;
for (const world of ['sign-out', 'change of user', 'sign-out, and a third tab renews'] as const) {
  const cameBack = await trials(now, world, TRIALS);
  undone += cameBack;
  results.push(`${world}: ${cameBack} of ${TRIALS} came back`);
  console.log(results.at(-1));
}
let shown = true;
let control = `no control: this clone has no history back to ${BEFORE}`;
if (before) {
  const count = Math.ceil(TRIALS / 2);
  const cameBack = await trials(before, 'sign-out', count);
  shown = cameBack > 0;
  control = `before: ${cameBack} of ${count}`;
}
if (!shown) console.log('The trials show nothing: nobody came back with the old code.');
console.log(`${undone} of ${3 * TRIALS} came back; ${control}`);
process.exitCode = undone === 0 && shown ? 0 : 1;
