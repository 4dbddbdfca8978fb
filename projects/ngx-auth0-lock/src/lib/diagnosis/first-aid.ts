// First aid for developers: names the setting behind what went wrong, in the console. A lazy file of dev
// mode; no production build holds it.
import { DestroyRef, DOCUMENT, type Injector } from '@angular/core';
import { compileBearerRules, tenantOf, type AuthError } from 'ngx-auth0-lock/session';
import { AUTH_CONFIG } from '../auth-config';
import { AUTH_SESSION } from '../auth-session';
import { BEARER, BEARER_RULES } from '../http/bearer-interceptor';
import { configMistakes } from './config-mistakes';
import { answersAsTenant, explainFailure } from './explain-failure';
import { watchRules } from './rule-mistakes';

/** Watches an app for as long as it lives, and says each thing once. */
export function firstAid(injector: Injector): void {
  const session = injector.get(AUTH_SESSION);
  if (!session) return;
  const said = new Set<string>();
  const say = (sentence: string) => {
    if (said.has(sentence)) return;
    said.add(sentence);
    console.error(`ngx-auth0-lock: ${sentence}`);
  };
  const config = injector.get(AUTH_CONFIG);
  configMistakes(config).forEach(say);

  const { location } = injector.get(DOCUMENT);
  const tenantUrl = tenantOf(config.domain).url;
  const explain = async (error: AuthError) => {
    const sentence = await explainFailure(error, {
      clientId: config.clientId,
      tenantUrl,
      origin: location.origin,
      reachable: () => answersAsTenant(tenantUrl),
    });
    if (sentence) say(sentence);
  };
  const undo = [
    session.on((event) => {
      if ('error' in event) void explain(event.error);
    }),
    watchBearerRules(injector, location, say),
  ];
  injector.get(DestroyRef).onDestroy(() => undo.forEach((undoOne) => undoOne()));
}

function watchBearerRules(
  injector: Injector,
  { origin }: Location,
  say: (sentence: string) => void,
): () => void {
  const rules = injector.get(BEARER_RULES, null);
  const bearer = injector.get(BEARER, null);
  if (!rules || !bearer) return () => {};
  const tokenFor = compileBearerRules(rules, origin);
  return watchRules(
    {
      addresses: rules.map((rule) => {
        const { url } = typeof rule === 'string' ? { url: rule } : rule;
        return new URL(url, origin).href;
      }),
      pageOrigin: origin,
      covers: (url) => tokenFor(url, origin) !== null,
      intercepted: () => bearer.hasSeenRequests === true,
    },
    say,
  );
}
