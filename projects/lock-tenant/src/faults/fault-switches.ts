// Which faults are on now; switchable while the tenant runs.
import { OptionError } from '../option-error.ts';
import { faultNames, isFaultName, type FaultName } from './fault-table.ts';

/** The faults that are on, and how to change that. */
export interface FaultSwitches {
  /** Switches exactly these on and all others off. Throws OptionError on an unknown name. */
  set(...names: FaultName[]): void;
  /** Switches these off; without a name, all. */
  clear(...names: FaultName[]): void;
  /** Those that are on. */
  list(): FaultName[];
  /** Whether this one is on. */
  has(name: FaultName): boolean;
}

export function createFaultSwitches(initial: readonly FaultName[] = []): FaultSwitches {
  let active = new Set<FaultName>();
  const switches: FaultSwitches = {
    set: (...names) => {
      active = new Set(names.map(known));
    },
    clear: (...names) => {
      if (names.length === 0) active.clear();
      for (const name of names) active.delete(known(name));
    },
    list: () => faultNames.filter((name) => active.has(name)),
    has: (name) => active.has(name),
  };
  switches.set(...initial);
  return switches;
}

function known(name: unknown): FaultName {
  if (isFaultName(name)) return name;
  throw new OptionError(
    `Unknown fault ${JSON.stringify(name)}; known are ${faultNames.join(', ')}.`,
  );
}
