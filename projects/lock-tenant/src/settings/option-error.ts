// The error for a mistake in the options; its message is one sentence for the person who made it.
export class OptionError extends Error {
  override readonly name = 'OptionError';
}
