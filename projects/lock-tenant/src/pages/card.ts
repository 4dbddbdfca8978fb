// A small page with one card: a heading and a few words, or a form.
import { escapeHtml, type Page } from '../http/html.ts';
import { pageStyle } from './page-style.ts';

/** `html` is trusted: escape what comes from outside. */
export function card(title: string, html: string, formTargets: string[] = []): Page {
  return {
    title,
    style: pageStyle,
    body: `<main class="card"><h1>${escapeHtml(title)}</h1>\n${html}</main>`,
    formTargets,
  };
}
