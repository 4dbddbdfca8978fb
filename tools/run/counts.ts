// Reads what the test runners reported, as one shape: how many specs ran, and in which files.
import { readFileSync } from 'node:fs';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export interface SpecReport extends Counts {
  /** Spec file, as its runner names it → its specs. */
  readonly files: Readonly<Record<string, Counts>>;
}

/** The report of tools/run/reporters/karma-counts.cjs or tools/run/reporters/node-counts.ts. */
export function readReport(path: string): SpecReport {
  return JSON.parse(readFileSync(path, 'utf8')) as SpecReport;
}

interface PlaywrightReport {
  readonly stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  readonly errors: readonly unknown[];
}

/** Playwright's JSON report. A story that passes at its second try has passed; its list calls it flaky. */
export function readPlaywrightReport(path: string): Counts {
  const { stats, errors } = JSON.parse(readFileSync(path, 'utf8')) as PlaywrightReport;
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}
