// Runs named steps one after another and reports them: quiet while they pass, everything when one fails.

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** Shown when something failed. */
  readonly output: string;
  /** A few words for the table, passed or not: sizes, counts. */
  readonly note?: string;
}

export interface Step {
  readonly name: string;
  readonly title: string;
  /** Names of steps whose results it uses. They run before it, also when only it was asked for. */
  readonly needs?: readonly string[];
  run(): Promise<Outcome>;
}

interface Result extends Outcome {
  readonly step: Step;
  readonly seconds: number;
}

/**
 * Runs the steps with these names, and what they need, in the order of the list; all without names.
 * A part of a name will do: `unit` is every `unit-…`. `--list` only names them.
 * Ends with a table and the line `N passed, N failed`. Returns whether all passed.
 */
export async function runSteps(
  steps: readonly Step[],
  names: readonly string[],
  print: (text: string) => void = (text) => process.stdout.write(text),
): Promise<boolean> {
  if (names.includes('--list')) {
    const width = Math.max(...steps.map(({ name }) => name.length));
    for (const { name, title } of steps) print(`${name.padEnd(width)}  ${title}\n`);
    return true;
  }
  const unknown = names.filter((name) => !steps.some((step) => isCalled(step, name)));
  if (unknown.length > 0) {
    const known = steps.map(({ name }) => name).join(' ');
    print(`No step is called ${unknown.join(', ')}. The steps: ${known}\n0 passed, 1 failed\n`);
    return false;
  }
  const results: Result[] = [];
  for (const step of chosen(steps, names)) {
    print(`${step.title} … `);
    const result = await runStep(step, results);
    results.push(result);
    print(`${result.failed > 0 ? 'FAILED' : 'ok'} (${result.seconds.toFixed(1)} s)\n`);
    if (result.failed > 0) print(`\n${result.output.trim()}\n\n`);
  }
  const total = (part: 'passed' | 'failed') => results.reduce((sum, { [part]: n }) => sum + n, 0);
  print(`\n${table(results)}\n\n${total('passed')} passed, ${total('failed')} failed\n`);
  return total('failed') === 0;
}

const isCalled = (step: Step, name: string) =>
  step.name === name || step.name.split('-').includes(name);

function chosen(steps: readonly Step[], names: readonly string[]): readonly Step[] {
  if (names.length === 0) return steps;
  const wanted = new Set(
    steps.filter((step) => names.some((name) => isCalled(step, name))).map(({ name }) => name),
  );
  // From the last to the first: a step's needs stand before it.
  for (const step of steps.toReversed()) {
    if (wanted.has(step.name)) step.needs?.forEach((name) => wanted.add(name));
  }
  return steps.filter((step) => wanted.has(step.name));
}

async function runStep(step: Step, before: readonly Result[]): Promise<Result> {
  const missing = before.find(
    (result) => result.failed > 0 && step.needs?.includes(result.step.name),
  );
  const start = performance.now();
  const outcome = missing
    ? failure(`Not run, because ${missing.step.name} failed.`)
    : await step.run().catch((error: unknown) => failure(inspectError(error)));
  const seconds = (performance.now() - start) / 1000;
  // A step that ran nothing has shown nothing.
  const empty = outcome.passed + outcome.failed === 0;
  return { ...(empty ? failure(`${outcome.output}\nNothing ran.`) : outcome), step, seconds };
}

export const success = (note?: string): Outcome => ({
  passed: 1,
  failed: 0,
  output: '',
  ...(note !== undefined && { note }),
});

export const failure = (output: string): Outcome => ({ passed: 0, failed: 1, output });

function inspectError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function table(results: readonly Result[]): string {
  const rows = results.map(({ step, passed, failed, seconds, note }) => [
    step.name,
    `${passed} passed`,
    failed > 0 ? `${failed} failed` : '',
    `${seconds.toFixed(1)} s`,
    note ?? '',
  ]);
  const sum = results.reduce((seconds, result) => seconds + result.seconds, 0);
  rows.push(['all', '', '', `${sum.toFixed(1)} s`, '']);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) => row.map((cell, column) => pad(cell, column, widths[column] ?? 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}

const pad = (cell: string, column: number, width: number) =>
  column === 0 || column === 4 ? cell.padEnd(width) : cell.padStart(width);
