// Measures in a real Chromium and prints a table of ratios: npm run bench
// Times depend on the machine, ratios within one run hardly do; nothing here fails a build.
import { chromium } from '@playwright/test';
import { build } from 'esbuild';
import { chromiumFlags, requireBrowser } from '../tools/workspace/browser.mjs';
import { serve } from '../tools/workspace/serve.ts';
import { benchClicks, type Clicks } from './clicks.ts';
import type { Results } from './page.ts';
import { benchStarts, type Start } from './starts.ts';

// Other versions to load in turns with this one: npm run bench -- before=path/to/browser
const others = Object.fromEntries(process.argv.slice(2).map((each) => each.split('=', 2)));
const executablePath = requireBrowser();
const script = await bundle();
const server = await serve((request, response) => {
  const isScript = request.url === '/bench.js';
  response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
  response.end(
    isScript ? script : '<!doctype html><base href="/"><script src="/bench.js"></script>',
  );
});
const browser = await chromium.launch({ executablePath, args: chromiumFlags });
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.goto(server.url);
  report(await page.evaluate(() => (globalThis as unknown as { results: Results }).results));
  await page.close();
  reportStarts(await benchStarts(browser, others));
  reportClicks(await benchClicks(browser));
} finally {
  await browser.close();
  await server.stop();
}

/** The page's code, as a production build would have it. */
async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${import.meta.dirname}/page.ts`],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    // Lock is fetched on a click, which nobody makes here.
    external: ['auth0-lock*'],
    define: { ngDevMode: 'false', ngI18nClosureMode: 'false' },
    tsconfig: `${import.meta.dirname}/../tsconfig.json`,
  });
  return outputFiles[0].text;
}

function report({ checks, bindings, requests }: Results): void {
  table('One check, 2 KB token', 'ns', 1, checks, 'signal and clock', 1.2);
  table('100 passes over 1,000 bindings', 'ms', 1e6 / 100, bindings, 'signal and clock', 1.35);
  const { none, ...others } = requests;
  const added = Object.fromEntries(
    Object.entries(others).map(([name, time]) => [name, time - none]),
  );
  table('Added to one request', 'µs', 1e3, added, 'a header, always');
  console.log(`(a request without an interceptor: ${(none / 1e3).toFixed(2)} µs)`);
}

function reportStarts(starts: readonly Start[]): void {
  console.log(
    '\nStart until the first view (ms; later than the bare app: quartile, median, quartile)',
  );
  for (const { way, name, shown, later, wrong } of starts) {
    const times = later.map((time) => time.toFixed(1).padStart(8)).join('');
    const flaw = wrong ? `  wrong in ${wrong} loads` : '';
    console.log(
      `  ${way.padEnd(8)}${name.padEnd(20)}${shown.toFixed(1).padStart(9)}${times}${flaw}`,
    );
  }
}

function reportClicks({ eager, preloaded, cold }: Clicks): void {
  const times = { 'Lock at the start of the page': eager, preloaded, 'not preloaded': cold };
  table('Click on Log in until Lock is there', 'ms', 1, times, 'Lock at the start of the page');
}

function table(
  title: string,
  unit: string,
  scale: number,
  measured: Readonly<Record<string, number>>,
  yardstick: string,
  limit?: number,
): void {
  const goal = limit === undefined ? '' : `, at most ${limit} for ours`;
  console.log(`\n${title} (ratio to "${yardstick}"${goal})`);
  for (const [name, time] of Object.entries(measured)) {
    const ratio = (time / measured[yardstick]).toFixed(2);
    console.log(
      `  ${name.padEnd(32)} ${(time / scale).toFixed(2).padStart(12)} ${unit} ${ratio.padStart(10)}`,
    );
  }
}
