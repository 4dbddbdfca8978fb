// One-use login tickets: what /co/authenticate hands out and /authorize takes, once, within a minute.
import { randomBytes } from 'node:crypto';

export interface LoginTickets {
  issue(clientId: string, sub: string): string;
  /** The account's sub, or null when unknown, used, too old, or another client's. */
  redeem(ticket: string, clientId: string): string | null;
  clear(): void;
  /** Keeps what is there now; the answer brings it back. */
  save(): () => void;
}

const lifetime = 60_000;

export function createLoginTickets(now: () => number = Date.now): LoginTickets {
  let tickets = new Map<string, { clientId: string; sub: string; until: number }>();
  return {
    issue(clientId, sub) {
      for (const [ticket, { until }] of tickets) {
        if (until > now()) break; // Insertion order is age order.
        tickets.delete(ticket);
      }
      const ticket = randomBytes(24).toString('base64url');
      tickets.set(ticket, { clientId, sub, until: now() + lifetime });
      return ticket;
    },
    redeem(ticket, clientId) {
      const entry = tickets.get(ticket);
      tickets.delete(ticket);
      return entry && entry.clientId === clientId && entry.until > now() ? entry.sub : null;
    },
    clear: () => tickets.clear(),
    save() {
      const kept = structuredClone(tickets);
      return () => void (tickets = structuredClone(kept));
    },
  };
}
