// Tells what happened to the session without the person having asked for it.
import { Component, inject, linkedSignal } from '@angular/core';
import type { AuthError, AuthEvent } from 'ngx-auth0-lock';
import { EventLog } from '../../session/event-log';
import { eventSentence } from '../../session/event-sentence';

@Component({
  selector: 'demo-notice',
  templateUrl: './notice.html',
})
export class Notice {
  private readonly entries = inject(EventLog).entries;
  protected readonly text = linkedSignal<string | null>(() => {
    const latest = this.entries()[0]?.event;
    return latest && isUnasked(latest) ? eventSentence(latest) : null;
  });
}

function isUnasked(event: AuthEvent): boolean {
  switch (event.type) {
    case 'signed-out':
      return event.reason !== 'signed-out' && event.reason !== 'none';
    case 'signed-in':
      return event.origin === 'elsewhere';
    case 'sign-in-failed':
      return !saysItself(event.error);
    case 'user-changed':
    case 'storage-failed':
      return true;
    case 'renewed':
    case 'renewal-failed':
    case 'cancelled':
      return false;
  }
}

/** Whether Lock is open and says in its form what was wrong, such as the password. */
function saysItself({ code }: AuthError): boolean {
  return code === 'lock-rejected' && document.querySelector('.auth0-lock-opened') !== null;
}
