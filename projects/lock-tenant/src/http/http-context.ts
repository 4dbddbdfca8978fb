// One request with its answer, and the few ways to answer it.
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface HttpContext {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly method: string;
  /** The Origin header, or null. */
  readonly origin: string | null;
}

/** Thrown by an endpoint to answer with this status and JSON body. */
export class ApiError extends Error {
  readonly status: number;
  readonly body: Record<string, unknown>;
  /** Why, for the log alone: it may say what the answer must not. */
  readonly reason: string;

  constructor(status: number, body: Record<string, unknown>, reason?: string) {
    super(String(body['error'] ?? body['code'] ?? status));
    this.status = status;
    this.body = body;
    this.reason = reason ?? String(body['error_description'] ?? body['description'] ?? '');
  }
}

export function sendJson({ response }: HttpContext, status: number, body: unknown): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(body));
}

export function sendText({ response }: HttpContext, status: number, text: string): void {
  send(response, status, 'text/plain; charset=utf-8', text);
}

export function sendScript({ response }: HttpContext, script: string): void {
  send(response, 200, 'application/javascript; charset=utf-8', script);
}

export function redirect({ response }: HttpContext, location: string): void {
  response.setHeader('Location', location);
  send(response, 302, 'text/plain; charset=utf-8', '');
}

export function send(response: ServerResponse, status: number, type: string, body: string): void {
  // The browser has gone, or a fault has answered already.
  if (response.headersSent) return;
  response.statusCode = status;
  response.setHeader('Content-Type', type);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store');
  response.end(body);
}
