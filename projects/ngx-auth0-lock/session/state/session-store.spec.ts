// Whom the store tells of what, and when.
import { AuthError } from '../auth-error';
import { SimulatedClock } from '../testing-support/simulated-clock';
import { createSessionStore } from './session-store';
import { storageFailureReport } from './storage-failure';

const error = new AuthError('network', 'The session could not be renewed.');

describe('The store', () => {
  it('tells of an event that changes no state as an event alone', () => {
    const store = createSessionStore();
    const [states, events] = [jasmine.createSpy('states'), jasmine.createSpy('events')];
    store.subscribe(states);
    store.on(events);
    store.dispatch({ type: 'renewal-failed', error });
    expect(states).not.toHaveBeenCalled();
    expect(events).toHaveBeenCalledOnceWith({ type: 'renewal-failed', error });
  });

  it('tells nothing more once it was destroyed in the midst of telling', () => {
    const store = createSessionStore();
    const told: string[] = [];
    store.on(({ type }) => {
      told.push(type);
      store.dispatch({ type: 'storage-failed', error });
      store.dispatch({ type: 'destroyed' });
    });
    store.dispatch({ type: 'renewal-failed', error });
    expect(told).toEqual(['renewal-failed']);
  });
});

describe('A refusal of storage', () => {
  it('is told once, and a moment later, when somebody listens', async () => {
    const [store, clock] = [createSessionStore(), new SimulatedClock()];
    const report = storageFailureReport(store, clock);
    report('first');
    report('second');
    const causes: unknown[] = [];
    store.on((event) => event.type === 'storage-failed' && causes.push(event.error.cause));
    await clock.advance(0);
    expect(causes.length).toBe(1);
    expect(clock.liveTimers).toBe(0);
  });
});
