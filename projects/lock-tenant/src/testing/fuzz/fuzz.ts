// Sends strange requests by the thousand and says what came of it.
import { goodRequests } from './good-requests.ts';
import { mutate } from './mutate.ts';
import { createRandom } from './random.ts';
import { send } from './send.ts';
import { startTenantProcess } from './tenant-process.ts';

export interface FuzzReport {
  requests: number;
  /** How often each status came; `none` when the connection ended without one. */
  statuses: Record<string, number>;
  /** What must be empty: 500s, stalls, internal errors, the end of the process. */
  failures: string[];
  /** Milliseconds in which the tenant next door answered, at worst and for 99 of 100. */
  neighbour: { worst: number; p99: number };
  /** Bytes in use after a tenth of the requests, and after all of them and a reset. */
  memory: { early: number; late: number };
}

const side = 16;

/** @param module where `createTenant` comes from; without it, the sources. */
export async function fuzz(seed: number, count: number, module?: string): Promise<FuzzReport> {
  const random = createRandom(seed);
  const tenant = await startTenantProcess(module);
  const statuses: Record<string, number> = {};
  const failures: string[] = [];
  const waits: number[] = [];
  const seen: string[] = [];
  let cookie = '';
  let sent = 0;

  const remember = (text: string) => {
    const values =
      /(?:"(?:login_ticket|refresh_token|access_token|id_token)":"|[?&#/](?:code=|login\/|access_token=))([\w.-]{8,})/g;
    for (const [, value = ''] of text.matchAll(values)) seen.unshift(value);
    seen.length = Math.min(seen.length, 12);
    const cookies = [...text.matchAll(/^set-cookie: ([^;\r\n]+)/gim)].map(([, pair = '']) => pair);
    if (cookies.length > 0) cookie = cookies.join('; ');
  };
  const worker = async () => {
    while (sent < count && !tenant.ended) {
      sent++;
      const draft = random.pick(goodRequests(seen));
      const request = mutate(random, draft, `localhost:${tenant.port}`, cookie);
      const { status, text, stalled } = await send(tenant.port, request);
      statuses[status ?? 'none'] = (statuses[status ?? 'none'] ?? 0) + 1;
      if (stalled) failures.push(`no answer to ${request.line} (${request.manner})`);
      if (status !== null && status >= 500) failures.push(`${status} to ${request.line}`);
      if (random.once(3)) remember(text);
    }
  };
  const work = async (until: number) => {
    const stop = count;
    count = until;
    await Promise.all(Array.from({ length: side }, worker));
    count = stop;
  };
  let probing = true;
  const probe = async () => {
    while (probing && !tenant.ended) {
      const started = performance.now();
      const response = await fetch(`http://localhost:${tenant.neighbour}/client/demo-client.js`);
      await response.text();
      waits.push(performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const reset = () =>
    fetch(`http://localhost:${tenant.port}/_control/reset`, {
      method: 'POST',
      headers: { 'x-lock-tenant-control': '1' },
    });

  const probed = probe().catch((error: unknown) => failures.push(`next door: ${String(error)}`));
  const memory = { early: 0, late: 0 };
  try {
    await work(Math.ceil(count / 10));
    await reset();
    memory.early = await tenant.memory();
    await work(count);
    await reset();
    memory.late = await tenant.memory();
  } catch (error) {
    failures.push(String(error));
  }
  probing = false;
  await probed;
  if (tenant.ended) failures.push('The process has ended.');
  failures.push(...tenant.errors);
  await tenant.stop();
  waits.sort((a, b) => a - b);
  return {
    requests: sent,
    statuses,
    failures,
    neighbour: {
      worst: Math.round(waits.at(-1) ?? 0),
      p99: Math.round(waits[Math.floor(waits.length * 0.99)] ?? 0),
    },
    memory,
  };
}
