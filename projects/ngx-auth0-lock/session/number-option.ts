// The one door for numbers that come from outside: options, JSON, environment variables.
import { AuthError } from './auth-error';

declare const ngDevMode: boolean | undefined;

/**
 * A number of 0 or more, as it was given. Text is refused too: `'60'` added to `exp` is a token that
 * ends in millions of years.
 *
 * @param option what the option is called, for the message.
 * @throws AuthError `config` that names the option and its value.
 */
export function numberOption(option: string, value: unknown): number {
  if (typeof value === 'number' && value >= 0 && value < Infinity) return value;
  throw new AuthError(
    'config',
    typeof ngDevMode === 'undefined' || ngDevMode
      ? `${option} must be a number of 0 or more, not ${typeof value === 'number' ? value : JSON.stringify(value)}.`
      : `${option} is not valid.`,
  );
}
