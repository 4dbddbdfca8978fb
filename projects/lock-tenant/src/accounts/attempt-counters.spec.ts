// The counters behind "too many".
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAttemptCounters } from './attempt-counters.ts';

describe('attempt counters', () => {
  it('block a user at the limit, and only that user, until a success', () => {
    const attempts = createAttemptCounters({ failedSignIns: 2, signUpsPerMinute: 1 });
    attempts.failed('ada');
    assert.equal(attempts.isBlocked('ada'), false);
    attempts.failed('ada');
    assert.equal(attempts.isBlocked('ada'), true);
    assert.equal(attempts.isBlocked('grace'), false);
    attempts.succeeded('ada');
    assert.equal(attempts.isBlocked('ada'), false);
  });

  it('let an address sign up again when a minute has passed', () => {
    let now = 0;
    const attempts = createAttemptCounters({ failedSignIns: 2, signUpsPerMinute: 2 }, () => now);
    assert.equal(attempts.maySignUp('::1'), true);
    assert.equal(attempts.maySignUp('::1'), true);
    assert.equal(attempts.maySignUp('::1'), false);
    assert.equal(attempts.maySignUp('127.0.0.1'), true);
    now = 60_000;
    assert.equal(attempts.maySignUp('::1'), true);
  });
});
