// Requests that a bearer rule was meant for and does not reach; watched in dev mode only.

/** What the watching needs to know of the rules. */
export interface WatchedRules {
  /** The rules as absolute addresses. */
  readonly addresses: readonly string[];
  /** The page's own origin, where most requests are for the page's own files. */
  readonly pageOrigin: string;
  /** Whether a rule covers a URL. */
  covers(url: string): boolean;
  /** Whether the interceptor has seen a request. */
  intercepted(): boolean;
}

/**
 * What is wrong about a request that went to `url`, if anything is: one sentence that names the
 * mend. A URL of another host than those of the rules is nobody's mistake, and neither are the page's own files.
 */
export function ruleMistake(url: string, rules: WatchedRules): string | null {
  if (rules.covers(url)) {
    return rules.intercepted()
      ? null
      : `A request to ${withoutQuery(url)} is one that withBearer() names, but it did not pass the interceptor: write provideHttpClient(withInterceptors([bearerInterceptor])).`;
  }
  const origin = originOf(url);
  const near = rules.addresses.filter((address) => originOf(address) === origin);
  return origin && origin !== rules.pageOrigin && near.length > 0
    ? `A request to ${withoutQuery(url)} carries no token: no rule of withBearer() covers its path, though ${near.join(' and ')} ${near.length > 1 ? 'are' : 'is'} of that origin.`
    : null;
}

/**
 * Reports each mistake once, as requests are made.
 *
 * @returns what ends it.
 */
export function watchRules(rules: WatchedRules, report: (sentence: string) => void): () => void {
  const reported = new Set<string>();
  const observer = new PerformanceObserver((entries) => {
    for (const entry of entries.getEntries()) {
      const { initiatorType, name } = entry as PerformanceResourceTiming;
      if (initiatorType !== 'fetch' && initiatorType !== 'xmlhttprequest') continue;
      const sentence = ruleMistake(name, rules);
      if (!sentence || reported.has(sentence)) continue;
      reported.add(sentence);
      report(sentence);
    }
  });
  observer.observe({ type: 'resource' });
  return () => observer.disconnect();
}

// A query may hold what does not belong into a console.
function withoutQuery(url: string): string {
  return url.replace(/[?#].*/s, '');
}

function originOf(url: string): string | null {
  try {
    return new URL(url).origin;
  } catch {
    // A rule or an entry that is no URL has no origin.
    return null;
  }
}
