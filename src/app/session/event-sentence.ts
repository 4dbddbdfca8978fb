// Says in a sentence what happened to the session, or why nobody is signed in.
import type { AuthEvent, IdTokenClaims, SignedOutReason } from 'ngx-auth0-lock';

/** For the list of events and for notices. */
export function eventSentence(event: AuthEvent): string {
  switch (event.type) {
    case 'signed-in':
      return event.origin === 'here'
        ? `Signed in as ${nameOf(event.claims)}.`
        : `Another tab signed in as ${nameOf(event.claims)}.`;
    case 'signed-out':
      return reasonSentence(event.reason);
    case 'renewed':
      return event.origin === 'here'
        ? 'The session was renewed.'
        : 'Another tab renewed the session.';
    case 'user-changed':
      return `Another tab signed in as somebody else: ${nameOf(event.claims)}.`;
    case 'renewal-failed':
      return 'The session could not be renewed; it goes on until it expires.';
    case 'sign-in-failed':
      return `Logging in failed. ${event.error.message}`;
    case 'cancelled':
      return 'Lock was closed without logging in.';
    case 'storage-failed':
      return 'This browser refuses to keep the session: it ends when the page is closed.';
  }
}

/** What a developer looks up: the type of the event, and the code of its error or its reason. */
export function eventCodes(event: AuthEvent): readonly string[] {
  if ('error' in event) return [event.type, event.error.code];
  if (event.type === 'signed-out' && event.reason !== event.type) return [event.type, event.reason];
  return [event.type];
}

/** Whether it is good news, or bad. */
export function eventTone(event: AuthEvent): 'good' | 'bad' | 'plain' {
  switch (event.type) {
    case 'signed-in':
    case 'renewed':
      return 'good';
    case 'sign-in-failed':
    case 'renewal-failed':
    case 'storage-failed':
    case 'user-changed':
      return 'bad';
    case 'cancelled':
      return 'plain';
    case 'signed-out':
      return event.reason === 'signed-out' || event.reason === 'elsewhere' ? 'plain' : 'bad';
  }
}

const reasons: Record<SignedOutReason, string> = {
  none: 'Nobody has logged in yet.',
  'signed-out': 'Signed out.',
  elsewhere: 'Signed out in another tab.',
  expired: 'The session expired.',
  malformed: 'What was stored was not a token; it was removed.',
  foreign: 'The stored token belongs to another app; it was left in place.',
  'bad-signature': 'The stored token was forged; it was removed.',
  'user-changed': 'The tenant answered for another user, so the session ended.',
  idle: 'Nobody was here for too long, so the session ended.',
};

/** Why nobody is signed in. */
export function reasonSentence(reason: SignedOutReason): string {
  return reasons[reason];
}

/** What to call somebody: a name where the token has one. */
export function nameOf({ name, email, sub }: IdTokenClaims): string {
  return name ?? email ?? sub;
}
