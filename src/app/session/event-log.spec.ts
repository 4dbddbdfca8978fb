// The list of what happened.
import { TestBed } from '@angular/core/testing';
import { AuthTestingController, provideAuthTesting } from 'ngx-auth0-lock/testing';
import { EventLog } from './event-log';

describe('EventLog', () => {
  let auth: AuthTestingController;
  let log: EventLog;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideAuthTesting()] });
    auth = TestBed.inject(AuthTestingController);
    log = TestBed.inject(EventLog);
  });

  it('is empty at first', () => {
    expect(log.entries()).toEqual([]);
  });

  it('holds what happened, newest first, each with an id of its own', () => {
    auth.signIn();
    auth.expire();
    expect(log.entries().map(({ event }) => event.type)).toEqual(['signed-out', 'signed-in']);
    expect(log.entries().map(({ id }) => id)).toEqual([2, 1]);
  });

  it('forgets what is long past', () => {
    for (let times = 0; times < 30; times++) {
      auth.signIn();
      auth.signOut();
    }
    expect(log.entries().length).toBe(50);
    expect(log.entries()[0]?.id).toBe(60);
  });
});
