// One request of the log, as tests and the status page see it: what was asked, decided and why.

/** What a tenant decided about a request. */
export interface Decision {
  /** In a few words: "A login ticket", "Refused: login_required". */
  readonly decision: string;
  /** Why, in a sentence. It knows more than the answer, which must not tell who has an account. */
  readonly reason?: string;
  /** Whom it is about: an e-mail address, a user name, a phone number or a `sub`. */
  readonly person?: string;
}

/** A request that the tenant got, without passwords, codes and tokens. */
export interface RecordedRequest {
  readonly id: number;
  /** ISO 8601. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly origin: string | null;
  /** The browser or the program, as it names itself. */
  readonly userAgent: string | null;
  readonly query: Record<string, unknown>;
  /** The JSON or form body. */
  body: unknown;
  /** What was decided, in a few words; null where there was nothing to decide, or not yet. */
  decision: string | null;
  /** Why, in a sentence. */
  reason: string | null;
  /** Whom it is about: an e-mail address, a user name, a phone number or a `sub`. */
  person: string | null;
  /** HTTP status; null while it is not answered, or when the browser has left. */
  status: number | null;
  /** The JSON or text answer, the redirect, or what an answering page hands over. */
  answer: unknown;
  milliseconds: number | null;
  /** Faults that were on. */
  readonly faults: readonly string[];
}
