// The one door for values of unknown shape: their fields may be asked for, and are of unknown type.

/** The fields of a value that came from outside; none for what is no object. Never throws. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
