// A code works once, for three minutes and three tries; the newest counts.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createOneTimeCodes } from './one-time-codes.ts';

const wrongFor = (code: string) => (code === '000000' ? '111111' : '000000');

describe('a one-time code', () => {
  it('has six digits and works once', () => {
    const codes = createOneTimeCodes();
    const code = codes.issue('email', 'ada@example.com');
    assert.match(code, /^\d{6}$/);
    assert.equal(codes.redeem('email', 'ADA@example.com', code), 'right');
    assert.equal(codes.redeem('email', 'ada@example.com', code), 'wrong');
  });

  it('is of one connection and one address', () => {
    const codes = createOneTimeCodes();
    const code = codes.issue('email', 'ada@example.com');
    assert.equal(codes.redeem('sms', 'ada@example.com', code), 'wrong');
    assert.equal(codes.redeem('email', 'grace@example.com', code), 'wrong');
    assert.equal(codes.redeem('email', 'ada@example.com', code), 'right');
  });

  it('is gone after three wrong tries, until another is sent', () => {
    const codes = createOneTimeCodes();
    const code = codes.issue('email', 'ada@example.com');
    for (let count = 0; count < 3; count++) {
      assert.equal(codes.redeem('email', 'ada@example.com', wrongFor(code)), 'wrong');
    }
    assert.equal(codes.redeem('email', 'ada@example.com', code), 'too-many');
    const next = codes.issue('email', 'ada@example.com');
    assert.equal(codes.redeem('email', 'ada@example.com', next), 'right');
  });

  it('is too old after three minutes', () => {
    let now = 0;
    const codes = createOneTimeCodes(() => now);
    const code = codes.issue('sms', '+441');
    now = 180_000;
    assert.equal(codes.redeem('sms', '+441', code), 'wrong');
  });
});
