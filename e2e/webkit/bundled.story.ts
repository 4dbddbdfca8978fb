// Stories of a lazy part that does not come at first in WebKit, in an app that another bundler than Angular's made.
import { bundlers } from '../../tools/installs/bundled/bundled-app.ts';
import { answers, serveBundled } from '../bundled/bundled.ts';
import { expect, test } from './story.ts';

for (const bundler of bundlers) {
  test(`offline, then online, in an app built with ${bundler}`, async ({ demo }) => {
    const { browser } = demo;
    const verify = async () => {
      await browser.run('window.answer = null; verify().then((code) => (window.answer = code))');
      const answer = () => browser.run<string | null>('return window.answer');
      await expect.poll(answer).not.toBeNull();
      return answer();
    };
    const site = await serveBundled(bundler);
    try {
      await browser.go(`${site.url}/`);
      await expect.poll(() => browser.run('return typeof window.verify')).toBe('function');
      site.unreachable = true;
      expect(await verify()).toBe(answers.unreachable);
      site.unreachable = false;
      expect(await verify()).toBe(answers.reached);
    } finally {
      await site.stop();
    }
  });
}
