// A choice that counts when the app starts, and that a tab keeps whatever another tab chooses since.
import { keptChoice } from './kept-choice';

/** One of a few values, kept for the browser and for the tab. */
export interface TabChoice<T extends string> {
  /** What this tab started with. */
  read(): T;
  /** Keeps a value for the next start of this tab and for new ones; whether the browser let us. */
  keep(value: T): boolean;
}

/**
 * A tab keeps what it started with: an answer that comes back to it was asked for with that choice.
 *
 * @param usual what it is until somebody chooses; told whether the browser keeps nothing.
 */
export function tabChoice<T extends string>(
  key: string,
  values: readonly T[],
  usual: (keepsNothing: boolean) => T,
): TabChoice<T> {
  const ofBrowser = keptChoice(key);
  const ofTab = keptChoice(key, () => sessionStorage);
  return {
    read() {
      const kept = ofTab.read() ?? ofBrowser.read();
      const value = values.find((each) => each === kept) ?? usual(kept === undefined);
      ofTab.keep(value);
      return value;
    },
    keep: (value) => ofBrowser.keep(value) && ofTab.keep(value),
  };
}
