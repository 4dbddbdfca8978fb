// GET /js/lock/{version}/{language}.js: the dictionary that Lock loads, even for English.
import { sendScript, sendText, type HttpContext } from '../http/http-context.ts';
import { scriptJson } from '../http/html.ts';
import type { Route } from '../http/route.ts';
import type { Dictionaries } from './dictionaries.ts';

export function languageScriptRoutes(dictionaries: Dictionaries): Route[] {
  return [
    {
      method: 'GET',
      path: /^\/js\/lock\/[\w.-]+\/([a-zA-Z-]+)\.js$/,
      kind: 'script',
      handle: (http, [language = '']) => sendDictionary(dictionaries, http, language),
    },
  ];
}

function sendDictionary(dictionaries: Dictionaries, http: HttpContext, asked: string): void {
  const language = asked.toLowerCase();
  // Lock then falls back to the English text that it brings.
  if (!dictionaries.languages.includes(language)) {
    return sendText(http, 404, `There is no dictionary for ${asked}.`);
  }
  const dictionary = scriptJson(dictionaries.load(language));
  sendScript(http, `Auth0.registerLanguageDictionary(${scriptJson(asked)}, ${dictionary});`);
}
