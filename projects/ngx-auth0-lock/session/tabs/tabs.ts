// The tabs of one origin, as a session needs them: what they say to each other, and whose turn it is.
import { watch, type TabHint, type TabsWatch } from './tab-channel';
import { alone } from './tab-lock';

/** The browser's tabs of one origin, as a session needs them. */
export interface Tabs {
  /** Calls `look` when another tab said something or storage may have changed behind our back. */
  watch(name: string, keys: readonly string[], look: (hint: TabHint) => void): TabsWatch;
  /** Runs `work` while no other tab runs work of the same name. Waits `patience` ms at the most. */
  alone<T>(name: string, patience: number, work: () => Promise<T>): Promise<T>;
}

/** The real tabs. */
export const browserTabs: Tabs = { watch, alone };
