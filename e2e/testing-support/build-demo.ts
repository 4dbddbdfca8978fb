// Before the stories: the demo is built for them, unless it is as its sources are.
import { buildDemo } from '../../tools/build/demo-build.ts';

export default async function prepare(): Promise<void> {
  const finished = await buildDemo();
  if (finished && finished.code !== 0)
    throw new Error(`The demo does not build.\n${finished.output}`);
}
