// A small page with one card: a heading and a few words, or a form.
import { html, type Html, type Page } from '../http/html.ts';
import { pageStyle } from './page-style.ts';

export function card(title: string, content: Html, formTargets: string[] = []): Page {
  return {
    title,
    style: pageStyle,
    body: html`<main class="card">
      <h1>${title}</h1>
      ${content}
    </main>`,
    formTargets,
  };
}
