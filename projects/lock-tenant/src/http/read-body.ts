// Reads a small request body: JSON for API calls, form fields for the tenant's own pages.
import { ApiError, type HttpContext } from './http-context.ts';

const limit = 64 * 1024;

/** The JSON object in the body. Throws ApiError 400, 413 or 415. */
export async function readJson(http: HttpContext): Promise<Record<string, unknown>> {
  // Anything but JSON could be a form of another site, which needs no preflight.
  if (!isJson(http)) {
    throw badRequest(415, 'Send JSON with the content type application/json.');
  }
  const text = await readText(http);
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
      return body as Record<string, unknown>;
    }
  } catch {
    // Answered below, as any other body that is no object.
  }
  throw badRequest(400, 'The body is not a JSON object.');
}

/** The parameters of an OAuth call: a form, or a JSON object, of which only strings count. */
export async function readParams(http: HttpContext): Promise<URLSearchParams> {
  if (!isJson(http)) return readForm(http);
  const strings = Object.entries(await readJson(http)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return new URLSearchParams(strings);
}

export async function readForm(http: HttpContext): Promise<URLSearchParams> {
  return new URLSearchParams(await readText(http));
}

async function readText({ request }: HttpContext): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    // Read on without keeping it: a caller who is cut off does not read the answer.
    if (size <= limit) chunks.push(chunk as Buffer);
  }
  if (size > limit) throw badRequest(413, 'The body is larger than 64 KB.');
  return Buffer.concat(chunks).toString('utf8');
}

function isJson({ request }: HttpContext): boolean {
  return /^application\/json\b/i.test(request.headers['content-type'] ?? '');
}

function badRequest(status: number, description: string): ApiError {
  return new ApiError(status, { error: 'invalid_request', error_description: description });
}

/** A string field of a body, trimmed of nothing; '' when absent or no string. */
export function field(body: Record<string, unknown>, name: string): string {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  return typeof value === 'string' ? value : '';
}
