// What the tenant would send by e-mail or SMS: kept in memory, for tests, the page and the terminal.

/** A code, a sign-in link or a password reset that was "sent". */
export interface SentMessage {
  readonly kind: 'code' | 'link' | 'password-reset';
  /** E-mail address or phone number. */
  readonly to: string;
  /** The code, for kind `code`. */
  readonly code: string | null;
  /** The address to open, for the other kinds. */
  readonly link: string | null;
  /** ISO 8601. */
  readonly at: string;
}

export interface Outbox {
  list(): readonly SentMessage[];
  send(message: Omit<SentMessage, 'at'>): void;
  clear(): void;
  /** Keeps what is there now; the answer brings it back. */
  save(): () => void;
}

export function createOutbox(
  log: (line: string) => void,
  now: () => number = Date.now,
  limit = 100,
): Outbox {
  let messages: SentMessage[] = [];
  return {
    list: () => messages,
    clear: () => void (messages = []),
    save() {
      const kept = messages;
      return () => void (messages = kept);
    },
    send(message) {
      messages = [...messages.slice(1 - limit), { ...message, at: new Date(now()).toISOString() }];
      log(
        message.kind === 'code'
          ? `Code for ${message.to}: ${message.code}`
          : `${message.kind === 'link' ? 'Sign-in link' : 'Password reset'} for ${message.to}: ${message.link}`,
      );
    },
  };
}
