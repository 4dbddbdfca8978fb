// What a probe has found: that something works, or which setting is missing.

export interface Finding {
  readonly ok: boolean;
  /** What was looked at, as a person reads it. */
  readonly what: string;
  /** Where it is missing: what to set, by its name in the dashboard; else what more there is to know. */
  readonly fix?: string;
}

export const works = (what: string, note?: string): Finding => ({
  ok: true,
  what,
  ...(note && { fix: note }),
});

export const missing = (what: string, fix: string): Finding => ({ ok: false, what, fix });

/** The lines for a terminal, and whether all is well. */
export function report(findings: readonly Finding[]): { lines: string[]; ok: boolean } {
  const lines = findings.flatMap(({ ok, what, fix }) => [
    `  ${ok ? '✓' : '✗'} ${what}`,
    ...(fix ? [`      ${fix}`] : []),
  ]);
  return { lines, ok: findings.every(({ ok }) => ok) };
}
