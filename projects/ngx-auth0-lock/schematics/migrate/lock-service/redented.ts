// Code that moves to another level of indentation.

/** Its further lines move with the first, which stands where it is put. */
export function redented(code: string, indent: string): string {
  const [first = '', ...more] = code.split(/\r?\n/);
  const depth = Math.min(
    ...more
      .filter((line) => line.trim() !== '')
      .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0),
  );
  return [
    first,
    ...more.map((line) => (line.trim() === '' ? '' : indent + line.slice(depth))),
  ].join('\n');
}
