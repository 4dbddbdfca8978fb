// Runs specs of the session in Node, without a browser: for what repeats itself too often for one.
import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleSession } from '../build/session-bundle.ts';
import { command } from '../workspace/command.ts';
import { program } from '../workspace/paths.ts';

/**
 * A verifier that answers at once, to put in the place of the real one: signatures are checked in a thread
 * of their own, whose turns nobody can choose.
 */
export const verifierAtOnce: Readonly<Record<string, string>> = {
  'jose-verifier': `
    import { decodeIdToken } from './id-token';
    export const verifyWithJose = async (token) => decodeIdToken(token);
    export const verifySignature = async () => {};`,
};

/**
 * Bundles spec files of projects/ngx-auth0-lock/session into a folder below reports/, and runs them.
 *
 * @param env what the specs are told: `PROPERTY_RUNS` and the like.
 * @param replaced as `bundleSession` has it.
 * @returns what Jasmine said, and whether every file was run and every spec of them passed.
 */
export async function runSpecsInNode(
  files: readonly string[],
  folder: string,
  {
    env,
    replaced,
    limitSeconds = 1800,
  }: {
    readonly env: Readonly<Record<string, string>>;
    readonly replaced?: Readonly<Record<string, string>>;
    readonly limitSeconds?: number;
  },
): Promise<{ readonly passed: boolean; readonly output: string }> {
  const outdir = await bundleSession(files, folder, replaced);
  mkdirSync(outdir, { recursive: true });
  const specs = globSync('**/*.spec.js', { cwd: outdir });
  const config = join(outdir, 'jasmine.json');
  writeFileSync(config, JSON.stringify({ spec_dir: `reports/${folder}`, spec_files: specs }));
  const { code, output } = await command([...program('jasmine'), `--config=${config}`], {
    env,
    limitSeconds,
  });
  // No specs at all is a success for nobody.
  const all = specs.length === files.length && /[1-9]\d* specs, 0 failures/.test(output);
  return { passed: code === 0 && all, output };
}
