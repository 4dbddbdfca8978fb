// `npm run check:tenant`: what of a real tenant is set for the code flow, and which setting is missing.
//
//   npm run check:tenant -- --domain acme.eu.auth0.com --client abc123
//     [--origin http://localhost:4200] [--callback /] [--audience https://api.example.com] [--sign-in]
//
// Nobody is signed in by it, except with --sign-in: that prints an address to open in a browser.
import { parseArgs } from 'node:util';
import { report, type Finding } from './finding.ts';
import { probeBySignIn } from './sign-in-probe.ts';
import { probes, type ProbedTenant } from './tenant-probes.ts';

const { values } = parseArgs({
  options: {
    domain: { type: 'string' },
    client: { type: 'string' },
    origin: { type: 'string', default: 'http://localhost:4200' },
    callback: { type: 'string', default: '/' },
    audience: { type: 'string' },
    'sign-in': { type: 'boolean', default: false },
  },
});

if (!values.domain || !values.client) {
  console.error('npm run check:tenant -- --domain acme.eu.auth0.com --client <client id>');
  process.exit(2);
}

const url = /^https?:\/\//.test(values.domain) ? values.domain : `https://${values.domain}`;
const origin = values.origin.replace(/\/$/, '');
const tenant: ProbedTenant = {
  url: url.replace(/\/$/, ''),
  clientId: values.client,
  origin,
  callback: new URL(values.callback, `${origin}/`).href,
  audience: values.audience ?? null,
};

const findings: Finding[] = [];
console.log(`\n${tenant.url}, ${tenant.clientId}\n`);
for (const probe of probes) {
  const found = await probe(tenant).catch((error: unknown) => unreachable(error));
  findings.push(found);
  console.log(report([found]).lines.join('\n'));
  // Without a tenant nothing else can be asked.
  if (findings.length === 1 && !found.ok) break;
}
if (values['sign-in'] && report(findings).ok) {
  const found = await probeBySignIn(tenant, (address) =>
    console.log(`\n  Open this and sign in:\n  ${address}\n`),
  );
  findings.push(...found);
  console.log(report(found).lines.join('\n'));
}
const { ok } = report(findings);
console.log(ok ? '\nAll is set.\n' : '\nMissing: what is marked with ✗.\n');
process.exitCode = ok ? 0 : 1;

function unreachable(error: unknown): Finding {
  const why = error instanceof Error ? error.message : String(error);
  return { ok: false, what: 'The tenant could not be asked', fix: why };
}
