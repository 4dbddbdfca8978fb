// The error for a mistake in the options; its message is one sentence for the person who made it.

/** A mistake in the options of a tenant; its message is one sentence that says where. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}
