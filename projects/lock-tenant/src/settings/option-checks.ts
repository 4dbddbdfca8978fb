// Checks for single option values; each throws OptionError with the place and what was expected.
import { faultNames, isFaultName } from '../faults/fault-table.ts';
import { OptionError } from '../option-error.ts';

export type Check = (value: unknown, path: string) => void;

export const text: Check = (value, path) => {
  if (typeof value !== 'string' || value === '') fail(path, 'a non-empty string', value);
};
/** Text of a certain form, e.g. a host name. */
export const matching =
  (form: RegExp, expected: string): Check =>
  (value, path) => {
    if (typeof value !== 'string' || !form.test(value)) fail(path, expected, value);
  };
export const flag: Check = (value, path) => {
  if (typeof value !== 'boolean') fail(path, 'true or false', value);
};
export const aFunction: Check = (value, path) => {
  if (typeof value !== 'function') fail(path, 'a function', value);
};
export const wholeNumber =
  (min: number, max: number): Check =>
  (value, path) => {
    if (!Number.isInteger(value) || (value as number) < min || (value as number) > max) {
      fail(path, `a whole number from ${min} to ${max}`, value);
    }
  };
export const url: Check = (value, path) => {
  const parsed = typeof value === 'string' ? URL.parse(value) : null;
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.href.includes('#')) {
    fail(path, 'an absolute http or https URL without a fragment', value);
  }
};
export const origin: Check = (value, path) => {
  url(value, path);
  if (!/^https?:\/\/[^/?]+\/?$/.test(value as string)) {
    fail(path, 'an origin such as http://localhost:4200', value);
  }
};
export const oneOf =
  (names: readonly string[]): Check =>
  (value, path) => {
    if (!names.includes(value as string)) fail(path, `one of ${names.join(', ')}`, value);
  };
export const fault: Check = (value, path) => {
  if (!isFaultName(value)) fail(path, `one of ${faultNames.join(', ')}`, value);
};
export const anObject: Check = (value, path) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    fail(path || 'The options', 'an object', value);
  }
};
export const list =
  (item: Check): Check =>
  (value, path) => {
    if (!Array.isArray(value)) fail(path, 'a list', value);
    for (const [index, entry] of (value as unknown[]).entries()) item(entry, `${path}[${index}]`);
  };
export const shape =
  (fields: Record<string, Check>, required: string[] = []): Check =>
  (value, path) => {
    anObject(value, path);
    const prefix = path && `${path}.`;
    for (const [name, entry] of Object.entries(value as object)) {
      const check = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (!check) {
        throw new OptionError(
          `${prefix}${name} is not an option; known are ${Object.keys(fields).join(', ')}.`,
          prefix + name,
        );
      }
      if (entry !== undefined) check(entry, prefix + name);
    }
    for (const name of required) {
      if (!Object.hasOwn(value as object, name)) {
        throw new OptionError(`${path} needs ${name}.`, path);
      }
    }
  };

export const atLeastOne =
  (item: Check): Check =>
  (value, path) => {
    list(item)(value, path);
    if ((value as unknown[]).length === 0) fail(path, 'a list with at least one entry', value);
  };

export function fail(path: string, expected: string, value: unknown): never {
  // JSON knows neither NaN nor Infinity.
  const shown = typeof value === 'number' ? String(value) : JSON.stringify(value);
  throw new OptionError(`${path} must be ${expected}, not ${shown ?? 'undefined'}.`, path);
}
