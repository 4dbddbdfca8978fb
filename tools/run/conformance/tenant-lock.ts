// A Lock without a window: it asks the local tenant for tokens, and hands over what it is given.
import { AppPage, ada, decodePart } from '../../../projects/lock-tenant/src/testing/app-page.ts';
import type { Tenant } from '../../../projects/lock-tenant/src/public-api.ts';

/** What Lock hands over with `authenticated`. */
export interface Handover {
  readonly idToken?: string;
  readonly accessToken?: string;
  readonly expiresIn?: number;
  readonly idTokenPayload?: Readonly<Record<string, unknown>>;
}

interface ShowOptions {
  readonly auth: {
    readonly params: Readonly<Record<'nonce' | 'state' | 'scope', string>>;
  };
}

type Listener = (payload?: unknown) => void;

/**
 * Fits `LockPort`. Like Lock with auth0-js it refuses an answer whose `state` is another, and leaves
 * all else to the session: that is what is tested.
 *
 * @param responseType as in the request to /authorize.
 * @param spoil changes what is handed over.
 */
export class TenantLock {
  readonly page: AppPage;
  /** The parameters that the session gave `show()`. */
  asked: ShowOptions['auth']['params'] | null = null;
  private readonly responseType: string;
  private readonly spoil: (handover: Handover) => Handover | Promise<Handover>;
  private readonly listeners = new Map<string, Set<Listener>>();

  constructor(
    tenant: Tenant,
    responseType: string,
    spoil: (handover: Handover) => Handover | Promise<Handover> = (handover) => handover,
  ) {
    this.page = new AppPage(tenant);
    this.responseType = responseType;
    this.spoil = spoil;
  }

  on(event: string, listener: Listener): void {
    this.listeners.set(event, (this.listeners.get(event) ?? new Set()).add(listener));
  }

  off(event: string, listener: Listener): void {
    this.listeners.get(event)?.delete(listener);
  }

  show(options: ShowOptions): void {
    this.asked = options.auth.params;
    this.emit('show');
    const { nonce, state, scope } = options.auth.params;
    void this.signIn({ nonce, state, scope, response_type: this.responseType }).catch(
      (error: unknown) => this.emit('unrecoverable_error', error),
    );
  }

  hide(): void {
    this.emit('hide');
  }

  checkSession(_params: unknown, callback: Listener): void {
    callback({ error: 'login_required' });
  }

  resumeAuth(_hash: string, callback: Listener): void {
    callback({ error: 'invalid_hash' });
  }

  private async signIn(params: Record<string, string>): Promise<void> {
    const answer = await this.page.signIn(ada, params);
    if (answer['error'] || answer['state'] !== params['state']) {
      this.emit('authorization_error', { error: answer['error'] ?? 'invalid_token' });
      return this.hide();
    }
    const { id_token: idToken, access_token: accessToken, expires_in: expiresIn } = answer;
    this.emit(
      'authenticated',
      await this.spoil({
        ...(idToken && { idToken, idTokenPayload: decodePart(idToken) }),
        ...(accessToken && { accessToken, expiresIn: Number(expiresIn) }),
      }),
    );
  }

  private emit(event: string, payload?: unknown): void {
    for (const listener of [...(this.listeners.get(event) ?? [])]) listener(payload);
  }
}
