// Before the stories: the app is built, as it is deployed and as it is developed.
import { rmSync } from 'node:fs';
import { command } from '../../../../tools/workspace/command.ts';
import { ng } from '../../../../tools/workspace/paths.ts';
import { buildFolder, builds, tenantPort } from './places.ts';

export default async function buildApp(): Promise<void> {
  for (const build of builds) {
    // Else a build that fails would leave an old one that looks new.
    rmSync(buildFolder(build), { recursive: true, force: true });
    const finished = await command([
      ...ng(),
      'build',
      'ssr',
      `--configuration=${build}`,
      `--output-path=${buildFolder(build)}`,
      // For the server: what touches something is told by the names of source files.
      '--source-map',
      `--define=AUTH0_DOMAIN=${JSON.stringify(`http://localhost:${tenantPort}`)}`,
      '--progress=false',
    ]);
    if (finished.code !== 0) throw new Error(`The app does not build.\n${finished.output}`);
  }
}
