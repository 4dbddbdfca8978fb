// What a test uses to decide who is signed in.
import { inject, Injectable } from '@angular/core';
import type { IdTokenClaims, SignedOutReason } from 'ngx-auth0-lock/session';
import { FakePage } from './fake-page';
import { FakeSession, type TestingLogin } from './fake-session';

/**
 * Signs people in and out in a test that has `provideAuthTesting()`. Everything happens at once:
 * signals have changed when a method returns, and views follow with the next change detection.
 *
 * @example
 * const auth = TestBed.inject(AuthTestingController);
 * auth.signIn({ name: 'Ada' });
 */
@Injectable()
export class AuthTestingController {
  private readonly session = inject(FakeSession);
  private readonly page = inject(FakePage);

  /**
   * Signs somebody in.
   *
   * @param claims added to, or in place of, the defaults.
   * @param accessToken null for none. Default: a token that looks like a JWT, as for an API.
   */
  signIn(claims: Partial<IdTokenClaims> = {}, accessToken?: string | null): void {
    this.session.begin(claims, null, accessToken);
  }

  /**
   * Signs out, as in another tab: nothing leaves the page for the tenant.
   *
   * @param reason why, as `session()` and the event tell it. Default: `signed-out`.
   */
  signOut(reason?: SignedOutReason): void {
    this.session.signOut(reason);
  }

  /** Lets the session run out. */
  expire(): void {
    this.session.signOut('expired');
  }

  /**
   * Lets `IdleWarning` say that so many seconds are left, or null: nothing to warn of. A test that
   * wants the end as well calls `signOut('idle')`.
   */
  warnIdle(secondsLeft: number | null): void {
    this.session.idle.warn(secondsLeft);
  }

  /**
   * Decides how the next `login()` ends; called more often, it decides about those that follow.
   * Where nothing is decided, a login succeeds. A promise keeps Lock open until it settles.
   */
  nextLogin(outcome: TestingLogin | Promise<TestingLogin>): void {
    this.session.logins.push(outcome);
  }

  /** Decides whether the next `renew()` works. Where nothing is decided, it does. */
  nextRenewal(works: boolean): void {
    this.session.renewals.push(works);
  }

  /**
   * Decides whether the next access token that is asked for can be had: for a rule with an `audience`, or
   * by `accessTokenFor()`. Where nothing is decided, it can. A token that is held is not asked for.
   */
  nextAccessToken(works: boolean): void {
    this.session.apiAnswers.push(works);
  }

  /** The addresses for which the page would have been left, such as the tenant's logout. */
  get departures(): readonly string[] {
    return this.page.departures;
  }
}
