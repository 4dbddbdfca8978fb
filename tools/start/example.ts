// `npm run example -- NAME`: one of the pages in examples/ with its local tenant, until Ctrl+C.
import { examples, exampleNames, type ExampleName } from '../../examples/serve/examples.ts';
import { startExample, type RunningExample } from '../../examples/serve/start-example.ts';
import { endCommands } from '../workspace/command.ts';
import { isPortFree } from './ports.ts';

let running: RunningExample | null = null;

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end());

const name = exampleNames.find((known) => known === process.argv[2]);
if (name) await start(name);
else {
  console.error(`Say which one: npm run example -- ${exampleNames.join(' | ')}`);
  process.exitCode = 1;
}

async function start(name: ExampleName): Promise<void> {
  const { port, tenantPort, path } = examples[name];
  for (const wanted of [port, tenantPort]) {
    if (await isPortFree(wanted)) continue;
    console.error(`Port ${wanted} is in use, and the example needs it: stop what uses it first.`);
    process.exitCode = 1;
    return;
  }
  running = await startExample(name);
  console.log(
    [
      '',
      `  Page      ${running.url}`,
      ...(path === '/legacy/' ? [`  Demo      ${new URL('/', running.url)}`] : []),
      '  Sign in   ada@example.com   lovelace-1843',
      `  Tenant    ${running.tenant.url}`,
      '  Stop      Ctrl+C',
      '',
    ].join('\n'),
  );
}

async function end(): Promise<void> {
  endCommands();
  await running?.stop();
  process.exit();
}
