// Asks the tenant for a code without the person, in a hidden frame that answers by a message.
import { AuthError } from '../auth-error';
import type { Clock } from '../time/clock';
import { onAbort, within } from '../time/wait';
import { codeAnswerInMessage, type CodeAnswer } from './code-answer';

/** The parts of a page that a hidden frame needs; `window` and `document` in a browser. */
export interface FramePage {
  readonly window: Pick<Window, 'addEventListener' | 'removeEventListener'>;
  readonly document: Pick<Document, 'createElement' | 'body'>;
}

/** What a frame is opened with. */
export interface SilentFrameDeps {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** For tests. Default: this page. */
  readonly page?: FramePage;
}

// A tenant that does not answer must not hold up the other tabs.
const TIMEOUT = 10_000;

/**
 * Opens `address`, which is /authorize with `prompt=none` and `response_mode=web_message`, in a hidden
 * frame, and hands over the answer with that `state`.
 *
 * A message counts only if it comes from the frame itself, from the origin of the address, and with
 * the state. Rejects with an AuthError `timeout`; the frame is gone in any case.
 */
export async function silentFrame(
  address: URL,
  state: string,
  { clock, signal, page = globalThis }: SilentFrameDeps,
): Promise<CodeAnswer> {
  const { window, document } = page;
  const frame = document.createElement('iframe');
  const done = new AbortController();
  const answer = new Promise<CodeAnswer>((resolve) => {
    const listener = (event: MessageEvent) => {
      const found = codeAnswerInMessage(event, address.origin, state);
      if (found && event.source === frame.contentWindow) resolve(found);
    };
    window.addEventListener('message', listener);
    onAbort(done.signal, () => window.removeEventListener('message', listener));
  });
  frame.hidden = true;
  frame.setAttribute('aria-hidden', 'true');
  frame.title = 'Session';
  frame.src = address.href;
  document.body.append(frame);
  try {
    return await within(answer, { clock, milliseconds: TIMEOUT, signal }, () => {
      throw new AuthError('timeout', 'The tenant did not answer in time.');
    });
  } finally {
    done.abort();
    frame.remove();
  }
}
