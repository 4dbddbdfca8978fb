// The steps of `npm run test:browsers`: what the browsers of this machine can show, and what is missing in a sentence.
import { demoBuild, karma, packageBuilds, playwright } from '../steps.ts';
import type { Step } from '../run-steps.ts';

/** What to run in. */
export interface Engines {
  /** It is what `npm test` runs in; here only when the table in docs/browsers.md is written. */
  readonly chromium: boolean;
  readonly firefox: boolean;
  readonly webKit: boolean;
  /** The Chromium that npm fetches: an old one, which keeps a failed import() failed. Its program. */
  readonly oldChromium: string | null;
}

export function browserSteps({ chromium, firefox, webKit, oldChromium }: Engines): readonly Step[] {
  return [
    ...packageBuilds.filter(({ name }) => name === 'build'),
    demoBuild('demo', 'Demo build'),
    ...(chromium
      ? [
          playwright('chromium-stories', 'Chromium: the main stories', 'e2e/chromium.config.ts', [
            'demo',
          ]),
        ]
      : []),
    ...(firefox ? inEngine('firefox', 'Firefox') : []),
    ...(webKit ? inEngine('webkit', 'WebKit') : []),
    playwright('bundled-stories', 'Apps of Vite and webpack: offline, then online', bundled, [
      'build',
    ]),
    ...(oldChromium ? inOldChromium({ CHROME_BIN: oldChromium }) : []),
  ];
}

const bundled = 'e2e/bundled/playwright.config.ts';

function inOldChromium(env: Record<string, string>): readonly Step[] {
  const title = 'Chromium that npm fetches: offline, then online';
  const demo = 'e2e/old-chromium.config.ts';
  return [
    playwright('old-chromium-stories', title, demo, ['demo'], [], env),
    playwright(
      'old-chromium-bundled',
      `${title}, Vite, webpack`,
      bundled,
      ['build'],
      ['chromium'],
      env,
    ),
  ];
}

/** The unit tests and the main stories. The reports are called as the steps. */
function inEngine(name: keyof typeof configs, engine: string): readonly Step[] {
  const { specs, stories } = configs[name];
  return [
    karma(`${name}-library`, `${engine}: unit tests of the library`, 'ngx-auth0-lock', specs),
    karma(`${name}-demo`, `${engine}: unit tests of the demo`, 'demo', specs),
    playwright(`${name}-stories`, `${engine}: the main stories`, stories, ['build', 'demo']),
  ];
}

const configs = {
  firefox: {
    specs: 'tools/run/browsers/karma-firefox.cjs',
    stories: 'e2e/firefox.config.ts',
  },
  webkit: {
    specs: 'tools/run/browsers/karma-webkit.cjs',
    stories: 'e2e/webkit/playwright.config.ts',
  },
} as const;
