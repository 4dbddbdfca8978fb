// A ring that empties as the session runs out, with the time that is left in its middle.
import { Component, computed, inject } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';
import { SecondHand } from './second-hand';
import { timeLeft } from './time-left';

@Component({
  selector: 'demo-session-dial',
  providers: [SecondHand],
  templateUrl: './session-dial.html',
  styleUrl: './session-dial.css',
})
export class SessionDial {
  private readonly auth = inject(AuthService);
  private readonly secondHand = inject(SecondHand);

  private readonly left = computed(() => {
    const end = this.auth.expiresAt();
    return end ? Math.max(0, end.getTime() - this.secondHand.now()) : null;
  });
  protected readonly text = computed(() => {
    const left = this.left();
    return left === null ? null : timeLeft(left);
  });
  /** What is left of the minute that runs, from 60 down to 1. */
  protected readonly seconds = computed(() => {
    const left = Math.ceil((this.left() ?? 0) / 1000);
    return left % 60 || 60;
  });
  /** Whether it is not known yet if there is a session. */
  protected readonly checking = computed(() => this.auth.status() === 'pending');
  /** What is left of the token's whole life, in percent. */
  protected readonly percent = computed(() => {
    const left = this.left();
    const user = this.auth.user();
    if (left === null || !user) return 0;
    return Math.min(100, Math.max(0, left / 10 / Math.max(1, user.exp - user.iat)));
  });
}
