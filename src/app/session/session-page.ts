// The Session page: what the session is at this moment, what happened to it, and what one can do.
import { DatePipe, JsonPipe } from '@angular/common';
import { Component, computed, DOCUMENT, inject, signal } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';
import { IdleTrial } from '../idle/idle-trial';
import { tokenFlow } from '../token-flow';
import { nameOf, reasonSentence } from './event-sentence';
import { LockSettings } from './lock-settings';
import { SessionDial } from './session-dial';
import { StatusPill } from './status-pill';
import { Timeline } from './timeline';

@Component({
  selector: 'demo-session-page',
  imports: [DatePipe, JsonPipe, IdleTrial, LockSettings, SessionDial, StatusPill, Timeline],
  templateUrl: './session-page.html',
  styleUrl: './session-page.css',
})
export class SessionPage {
  protected readonly auth = inject(AuthService);
  protected readonly renewing = signal(false);
  protected readonly byCode = tokenFlow() === 'code';
  private readonly document = inject(DOCUMENT);

  protected readonly summary = computed(() => {
    const session = this.auth.session();
    if (session.status === 'signed-in') return `Signed in as ${nameOf(session.claims)}.`;
    if (session.status === 'pending') return 'Lock’s answer is being checked.';
    return reasonSentence(session.reason);
  });
  protected readonly claims = computed(() => {
    const claims = this.auth.user();
    return claims ? Object.entries(claims) : [];
  });

  /** When a claim is one of those that hold a time: that time. */
  protected timeOf([name, value]: [string, unknown]): Date | null {
    const isTime = ['iat', 'exp', 'nbf', 'auth_time'].includes(name);
    return isTime && typeof value === 'number' ? new Date(value * 1000) : null;
  }

  /** On its own page, without Lock; for the organization that an invitation's link names. */
  protected logInAtTenant(): void {
    const asked = new URLSearchParams(this.document.location.search);
    const [organization, invitation] = ['organization', 'invitation'].map(
      (name) => asked.get(name) ?? undefined,
    );
    void this.auth.login({ returnTo: '/session', universal: { organization, invitation } });
  }

  protected async renew(): Promise<void> {
    if (this.renewing()) return;
    this.renewing.set(true);
    await this.auth.renew();
    this.renewing.set(false);
  }
}
