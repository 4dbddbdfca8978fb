// Corrupts an ID token as the faults that are on say, from top to bottom of the fault table.
import { createHmac } from 'node:crypto';
import { CompactSign } from 'jose';
import type { SigningKey } from '../keys/signing-keys.ts';
import { faultTable, type FaultName } from '../faults/fault-table.ts';
import type { FaultSwitches } from '../faults/fault-switches.ts';

type Part = Record<string, unknown>;

/** The token as it was when no ID token fault is on. */
export async function corruptIdToken(
  token: string,
  faults: FaultSwitches,
  key: SigningKey,
  /** Seconds since 1970. */
  now: number,
): Promise<string> {
  const active = faults.list().filter((name) => faultTable[name].kind === 'id-token');
  if (active.length === 0) return token;
  const [head, body] = token.split('.');
  const header = decode(head);
  const payload = decode(body);
  const clientId = String(payload['aud']);
  for (const name of active) claimFaults[name]?.(payload, header, now);
  if (active.includes('alg-none'))
    return `${encode({ ...header, alg: 'none' })}.${encode(payload)}.`;
  if (active.includes('hs256')) return signHs256(header, payload, clientId);
  const signed = await new CompactSign(Buffer.from(JSON.stringify(payload)))
    .setProtectedHeader({ ...header, alg: 'RS256' })
    .sign(key.privateKey);
  return active.includes('bad-signature') ? withOtherSignature(signed) : signed;
}

const claimFaults: Partial<Record<FaultName, (payload: Part, header: Part, now: number) => void>> =
  {
    'wrong-issuer': (payload) => (payload['iss'] = 'https://another-tenant.example/'),
    'wrong-audience': (payload) => (payload['aud'] = 'another-client'),
    'wrong-nonce': (payload) => (payload['nonce'] = 'another-nonce'),
    expired: (payload, _header, now) => {
      payload['iat'] = now - 7_200;
      payload['exp'] = now - 3_600;
    },
    'not-yet-valid': (payload, _header, now) => {
      payload['iat'] = payload['nbf'] = now + 3_600;
      payload['exp'] = now + 7_200;
    },
    'missing-sub': (payload) => delete payload['sub'],
    'missing-kid': (_, header) => delete header['kid'],
    'unknown-kid': (_, header) => (header['kid'] = 'a-key-that-is-not-published'),
  };

function signHs256(header: Part, payload: Part, secret: string): string {
  const input = `${encode({ ...header, alg: 'HS256' })}.${encode(payload)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

function withOtherSignature(token: string): string {
  const [head, body, signature = ''] = token.split('.');
  const bytes = Buffer.from(signature, 'base64url').map((byte) => byte ^ 0xff);
  return `${head}.${body}.${Buffer.from(bytes).toString('base64url')}`;
}

function decode(part = ''): Part {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Part;
}

function encode(part: Part): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
