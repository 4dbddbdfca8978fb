// Counts the rows of a vector file: how many ran, how many were followed, and which were not.

/** What became of the rows of one file. */
export interface Tally {
  /** Counts a row that came out as the file says. */
  followed(): void;
  /** Counts a row that this library answers differently, on purpose. */
  different(id: string, reason: string): void;
  /** Names a row that is run by other specs; it does not count as run here. */
  elsewhere(id: string, where: string): void;
  /** Prints one line with everything; returns how many rows ran and how many were followed. */
  report(): { run: number; followed: number };
}

export function tally(file: string): Tally {
  let followed = 0;
  const different = new Map<string, string[]>();
  const elsewhere = new Map<string, string[]>();
  return {
    followed: () => followed++,
    different: (id, reason) => different.set(reason, [...(different.get(reason) ?? []), id]),
    elsewhere: (id, where) => elsewhere.set(where, [...(elsewhere.get(where) ?? []), id]),
    report: () => {
      const others = [...different.values()].flat().length;
      const reasons = [...different].map(([reason, ids]) => `${reason}: ${ids.join(' ')}`);
      console.log(
        `${file}: ${followed + others} rows run, ${followed} followed, ${others} different` +
          (others ? ` (${reasons.join('; ')})` : ''),
      );
      for (const [where, ids] of elsewhere)
        console.log(`  not here but ${where}: ${ids.join(' ')}`);
      return { run: followed + others, followed };
    },
  };
}
