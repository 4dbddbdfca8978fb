// The tabs of one origin, as a session needs them: what they say to each other, and whose turn it is.
import { watchTabs, type PageRestored, type TabChannel, type TabMessage } from './tab-channel';
import { runExclusive } from './tab-lock';

/** The browser's tabs of one origin, as a session needs them. For tests; a page uses the real ones. */
export interface Tabs {
  /** Calls back when another tab said something, or storage may have changed behind our back. */
  watch(
    name: string,
    keys: readonly string[],
    onWake: (message?: TabMessage | PageRestored) => void,
  ): TabChannel;
  /** Runs `work` while no other tab runs work of the same name. Waits `timeoutMs` at the most. */
  runExclusive<T>(name: string, timeoutMs: number, work: () => Promise<T>): Promise<T>;
}

/** The real tabs. Only lazy files name them: the start of a page watches, and runs nothing alone. */
export const browserTabs: Tabs = { watch: watchTabs, runExclusive };
