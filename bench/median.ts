// The middle of many measurements: a slow moment of the machine does not move it.

export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}
