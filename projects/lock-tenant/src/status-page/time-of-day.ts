// The time of day on this machine, which is where the page is looked at too.

/** `14:05:09` for an ISO 8601 time. */
export function timeOfDay(iso: string): string {
  return new Date(iso).toTimeString().slice(0, 8);
}
