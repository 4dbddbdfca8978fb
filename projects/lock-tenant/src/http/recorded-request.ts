// One request of the log, as tests and the status page see it.

/** A request that the tenant got, without passwords, codes and tokens. */
export interface RecordedRequest {
  readonly id: number;
  /** ISO 8601. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly origin: string | null;
  readonly query: Record<string, unknown>;
  /** The JSON or form body. */
  body: unknown;
  /** HTTP status; null while it is not answered, or when the browser has left. */
  status: number | null;
  /** The JSON or text answer, the redirect, or what an answering page hands over. */
  answer: unknown;
  milliseconds: number | null;
  /** Faults that were on. */
  readonly faults: readonly string[];
}
