// The error for a mistake in the options; its message is one sentence for the person who made it.

/** A mistake in the options of a tenant; its message is one sentence that says where. */
export class OptionError extends Error {
  /** The same in every copy of this class. */
  override readonly name = 'OptionError';
  /** Where it stands, e.g. `clients[0].callbacks[1]`, or null. */
  readonly place: string | null;

  constructor(message: string, place: string | null = null) {
    super(message);
    this.place = place;
  }
}
