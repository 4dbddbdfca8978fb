// What these commands leave to a person: where, what to do, and why.
import { SchematicsException } from '@angular-devkit/schematics';

/** A layout that the command does not know. Its message is for the developer. */
export class ManualStepError extends Error {
  readonly place: string;
  readonly what: string;

  /** @param place the file, and the line where there is one: `src/main.ts:5`. */
  constructor(place: string, what: string) {
    super(`${place}  ${what}`);
    this.place = place;
    this.what = what;
  }
}

/** Runs each part of a plan, so that a developer hears of all unknown layouts at once. */
export function decideAll(intro: string, ...parts: (() => void)[]): void {
  const left: string[] = [];
  for (const part of parts) {
    try {
      part();
    } catch (error) {
      if (!(error instanceof ManualStepError)) throw error;
      left.push(error.message);
    }
  }
  if (left.length > 0) throw new SchematicsException(`${intro}\n\n${left.join('\n\n')}\n`);
}
