// A login ticket works once, for its client, for a minute.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createLoginTickets } from './login-tickets.ts';

describe('a login ticket', () => {
  it('works once', () => {
    const tickets = createLoginTickets();
    const ticket = tickets.issue('app', 'auth0|1');
    assert.equal(tickets.redeem(ticket, 'app'), 'auth0|1');
    assert.equal(tickets.redeem(ticket, 'app'), null);
  });

  it('is used up by the wrong client, which does not get it', () => {
    const tickets = createLoginTickets();
    const ticket = tickets.issue('app', 'auth0|1');
    assert.equal(tickets.redeem(ticket, 'other'), null);
    assert.equal(tickets.redeem(ticket, 'app'), null);
  });

  it('is too old after a minute', () => {
    let now = 0;
    const tickets = createLoginTickets(() => now);
    const early = tickets.issue('app', 'auth0|1');
    const late = tickets.issue('app', 'auth0|1');
    now = 59_999;
    assert.equal(tickets.redeem(early, 'app'), 'auth0|1');
    now = 60_000;
    assert.equal(tickets.redeem(late, 'app'), null);
  });

  it('cannot be guessed from another', () => {
    const tickets = createLoginTickets();
    const issued = Array.from({ length: 1000 }, () => tickets.issue('app', 'auth0|1'));
    assert.equal(new Set(issued).size, 1000);
    assert.ok(issued.every((ticket) => ticket.length >= 32));
  });
});
