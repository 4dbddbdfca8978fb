// Text made safe for HTML and for scripts, and pages with a policy that lets nothing else in.
import { randomBytes } from 'node:crypto';
import { send, type HttpContext } from './http-context.ts';

/** Markup that `html` made: what came from outside is escaped in it. */
export class Html {
  readonly #text: string;

  constructor(strings: readonly string[], values: readonly unknown[]) {
    this.#text = String.raw({ raw: strings }, ...values.map(render));
  }

  toString(): string {
    return this.#text;
  }

  toJSON(): string {
    return this.#text;
  }
}

/** A template whose values are escaped, unless `html` made them. Lists are joined; nothing and false vanish. */
export function html(strings: TemplateStringsArray, ...values: unknown[]): Html {
  return new Html(strings, values);
}

function render(value: unknown): string {
  if (value instanceof Html) return value.toString();
  if (Array.isArray(value)) return value.map(render).join('');
  if (value === null || value === undefined || value === false) return '';
  return String(value).replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** JSON that cannot end the script it stands in. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export interface Page {
  title: string;
  body: Html;
  style?: string;
  script?: string;
  /** Where its forms may lead, beside the tenant itself: a browser checks redirects too. */
  formTargets?: string[];
}

/** The HTML of a page, and the policy to send with it. */
export function renderPage(page: Page): { policy: string; text: string } {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ["form-action 'self'", ...(page.formTargets ?? [])].join(' '),
  ].join('; ');
  const text = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${html`<title>${page.title}</title>`}
<link rel="icon" href="data:,">
${page.style ? `<style nonce="${nonce}">${page.style}</style>` : ''}
</head>
<body>
${page.body}
${page.script ? `<script nonce="${nonce}">${page.script}</script>` : ''}
</body>
</html>
`;
  return { policy, text };
}

export function sendPage({ response }: HttpContext, status: number, page: Page): void {
  const { policy, text } = renderPage(page);
  response.setHeader('Content-Security-Policy', policy);
  response.setHeader('Referrer-Policy', 'no-referrer');
  send(response, status, 'text/html; charset=utf-8', text);
}
