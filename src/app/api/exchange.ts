// One request that one can send: what was sent, and what came back.
import { JsonPipe } from '@angular/common';
import { HttpClient, HttpContext, HttpErrorResponse, type HttpRequest } from '@angular/common/http';
import { Component, inject, input, signal } from '@angular/core';
import { AuthError } from 'ngx-auth0-lock';
import { firstValueFrom } from 'rxjs';
import type { Endpoint } from './endpoints';
import { ON_SENT } from './on-sent';
import { shortenToken } from './shorten-token';

interface Sent {
  readonly host: string;
  /** Null for a request without the header. */
  readonly authorization: string | null;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

@Component({
  selector: 'demo-exchange',
  imports: [JsonPipe],
  templateUrl: './exchange.html',
  styleUrl: './exchange.css',
})
export class Exchange {
  readonly endpoint = input.required<Endpoint>();
  private readonly http = inject(HttpClient);
  protected readonly asking = signal(false);
  protected readonly sent = signal<Sent | null>(null);
  protected readonly answer = signal<Answer | null>(null);

  protected async ask(): Promise<void> {
    if (this.asking()) return;
    this.asking.set(true);
    this.sent.set(null);
    const context = new HttpContext().set(ON_SENT, (request) => this.sent.set(asSent(request)));
    try {
      const { url } = this.endpoint();
      const { status, body } = await firstValueFrom(
        this.http.get(url, { observe: 'response', context }),
      );
      this.answer.set({ status, body });
    } catch (error) {
      this.answer.set(asAnswer(error));
    } finally {
      this.asking.set(false);
    }
  }
}

/** A refusal is an answer too, and here one worth seeing. */
function asAnswer(error: unknown): Answer {
  if (error instanceof AuthError) return { status: 0, body: `Not sent. ${error.message}` };
  if (!(error instanceof HttpErrorResponse)) throw error;
  const { status } = error;
  return { status, body: status === 0 ? 'The server does not answer.' : error.error };
}

function asSent({ url, headers }: HttpRequest<unknown>): Sent {
  const authorization = headers.get('Authorization');
  return {
    host: new URL(url, document.baseURI).host,
    authorization: authorization && shortenToken(authorization),
  };
}
