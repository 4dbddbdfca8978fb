// Serves the demo under the policy that the guide gives, and notices whatever the browser refuses because of it.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type BrowserContext } from '@playwright/test';
import { storyAddresses } from '../../tools/build/demo-build.ts';
import { root } from '../../tools/workspace/paths.ts';
import type { ServedPage } from './static-site.ts';

const guide = readFileSync(join(root, 'docs', 'content-security-policy.md'), 'utf8');

/** A block of the guide, by the heading that it stands below. */
export function guideBlock(heading: string, language: string): string {
  const section = guide.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  const [, block] = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'm').exec(section) ?? [];
  if (!block) throw new Error(`The guide has no ${language} block below "${heading}".`);
  return here(block);
}

/** The guide's examples are a tenant, a client and an API on the internet; here all is at home. */
const here = (text: string) =>
  text
    .replaceAll('https://acme.eu.auth0.com', storyAddresses.tenant)
    .replaceAll('https://api.example.com', storyAddresses.api)
    .replaceAll('YOUR_CLIENT_ID', 'demo-client');

export interface StrictPage {
  /** The header, as the guide has it: on several lines, and with the word NONCE in it. */
  readonly policy: string;
  /** Told to Angular; false: left out, as by somebody who forgot. */
  readonly givesNonce?: boolean;
  /** Stands first in the page's head. */
  readonly head?: string;
}

/** How a host answers with the app's page: a nonce of its own each time, in the header and for Angular. */
export function strictly({ policy, givesNonce = true, head = '' }: StrictPage) {
  return (html: string): ServedPage => {
    const nonce = randomBytes(16).toString('base64');
    const app = givesNonce ? `<demo-app ngCspNonce="${nonce}">` : '<demo-app>';
    return {
      html: html.replace('<demo-app>', app).replace('<head>', `<head>${head}`),
      headers: {
        'Content-Security-Policy': policy.replaceAll(/\s+/g, ' ').replaceAll('NONCE', nonce),
      },
    };
  };
}

/** What browser and console say about the policy, over all pages and frames of a story. */
export class Violations {
  readonly seen: string[] = [];

  static async in(context: BrowserContext): Promise<Violations> {
    const violations = new Violations();
    // Asked by a function of the test, since a page that is left takes its own notes along.
    await context.exposeFunction('noteViolation', (text: string) => violations.seen.push(text));
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => {
        const { effectiveDirective, blockedURI, sample, sourceFile, lineNumber } = event;
        const note = (window as unknown as { noteViolation(text: string): void }).noteViolation;
        const where = `${sourceFile}:${lineNumber}`;
        note(`${effectiveDirective} refused ${blockedURI} ${sample} (${where})`);
      });
    });
    context.on('console', (message) => {
      const text = message.text();
      if (/content.security.policy|trusted.?types?\b|trustedhtml|trustedscript/i.test(text))
        violations.seen.push(text);
    });
    return violations;
  }

  expectNone(): void {
    expect(this.seen, 'the policy refuses nothing').toEqual([]);
  }
}
