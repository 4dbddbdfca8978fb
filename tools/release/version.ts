// Version numbers: which one comes next, and which is the greater.

const increments = ['major', 'minor', 'patch'];

/** `wanted`: major, minor, patch, or the version itself. @throws Error when that is none, or not greater than the last. */
export function nextVersion(last: string, wanted: string): string {
  const position = increments.indexOf(wanted);
  if (position >= 0) return incremented(numbersOf(last), position).join('.');
  if (!/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/.test(wanted)) {
    throw new Error(`"${wanted}" is not patch, minor, major or a version such as 1.2.3.`);
  }
  if (!isGreater(wanted, last)) throw new Error(`${wanted} is not greater than ${last}.`);
  return wanted;
}

function isGreater(version: string, than: string): boolean {
  const [numbers, others] = [numbersOf(version), numbersOf(than)];
  const position = numbers.findIndex((number, index) => number !== others[index]);
  return position >= 0 && (numbers[position] ?? 0) > (others[position] ?? 0);
}

const numbersOf = (version: string) => version.split('.').map(Number);

const incremented = (numbers: readonly number[], position: number) =>
  numbers.map((number, index) => (index < position ? number : index === position ? number + 1 : 0));
