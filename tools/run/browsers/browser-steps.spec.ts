// What runs in which browser, and that an absent one leaves nothing behind that looks like a run.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { browserSteps, type Engines } from './browser-steps.ts';

const none: Engines = { chromium: false, firefox: false, webKit: false, oldChromium: null };
const namesOf = (engines: Partial<Engines>) =>
  browserSteps({ ...none, ...engines }).map(({ name }) => name);

describe('the steps in other browsers', () => {
  it('are both kinds of unit tests and the main stories, in each engine that is there', () => {
    assert.deepEqual(namesOf({ firefox: true, webKit: true }), [
      'build',
      'demo',
      'firefox-library',
      'firefox-demo',
      'firefox-stories',
      'webkit-library',
      'webkit-demo',
      'webkit-stories',
      'bundled-stories',
    ]);
  });

  it('are in Chromium too for the table', () => {
    assert.ok(namesOf({ chromium: true }).includes('chromium-stories'));
  });

  it('are none in a browser that is not there', () => {
    assert.deepEqual(namesOf({}), ['build', 'demo', 'bundled-stories']);
    assert.deepEqual(
      namesOf({ firefox: true }).filter((name) => /webkit|chromium/.test(name)),
      [],
    );
  });

  it('build the demo before its stories, also when only those are asked for', () => {
    for (const step of browserSteps({ ...none, firefox: true, webKit: true, oldChromium: '/x' })) {
      if (/^(firefox|webkit|old-chromium)-stories$/.test(step.name))
        assert.ok(step.needs?.includes('demo'), step.name);
    }
  });
});
