// Runs the peers' own interceptor cases against the bearer rules.
import { type BearerRule, mayCarryToken } from './bearer-rules';
import { tally } from '../testing-support/tally';
import { loadVectors } from '../testing-support/vectors';

type Entry = string | { uri?: string; uri_contains?: string; regex?: string; httpMethod?: string };

interface Row {
  id: string;
  source: { repo: string };
  env: { origin: string; base_uri: string };
  config: {
    allowedDomains?: Entry[];
    allowedList?: Entry[] | null;
    secureRoutes?: string[];
    token?: string | null;
  };
  url: string;
  expect: { attach: boolean };
}

const HTTP = 'plain http gets no token, https does (checked)';
const PATTERN = 'no wildcards, no regular expressions, no functions';

describe("the peers' own interceptor specs (interceptor-peer-specs.json)", () => {
  it('are followed, or differ for a reason that is written here', async () => {
    const file = await loadVectors<{ cases: Row[] }>('interceptor-peer-specs.json');
    const rows = tally('interceptor-peer-specs.json');
    for (const row of file.cases) {
      const rules = rulesOf(row);
      const attaches = (url: string) =>
        row.config.token !== null && mayCarryToken(url, rules, row.env.base_uri, row.env.origin);
      if (attaches(row.url) === row.expect.attach) {
        rows.followed();
        continue;
      }
      // Never in the other direction: nothing gets a token that a peer would not give one.
      expect(row.expect.attach).withContext(row.id).toBeTrue();
      const overHttps = row.url.replace(/^http:/, 'https:').replace(':443/', '/');
      const reason = attaches(overHttps) ? HTTP : PATTERN;
      if (reason === PATTERN) expect(hasPattern(row)).withContext(row.id).toBeTrue();
      rows.different(row.id, reason);
    }
    const { run, followed } = rows.report();
    expect(run).toBeGreaterThanOrEqual(77);
    expect(followed).toBeGreaterThanOrEqual(55);
  });
});

/** The peers' notations in ours; what cannot be said in ours is left out. */
function rulesOf({ config }: Row): BearerRule[] {
  if (config.secureRoutes) return config.secureRoutes.filter((route) => !route.includes('*'));
  if ('allowedList' in config) {
    return (config.allowedList ?? [])
      .map((entry) => (typeof entry === 'string' ? entry : (entry.uri ?? '')).replace(/\*$/, ''))
      .filter(Boolean);
  }
  // Hosts without a scheme. These two peers also send the token to all of the page's own origin.
  const hosts = (config.allowedDomains ?? []).filter((host) => typeof host === 'string');
  return ['/', ...hosts.map((host) => `${/^localhost/.test(host) ? 'http' : 'https'}://${host}`)];
}

function hasPattern({ config }: Row): boolean {
  return /regex|uri_contains|\*/.test(JSON.stringify(config));
}
