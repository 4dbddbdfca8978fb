// Before the stories in WebKit: the demo and the apps of other bundlers are built.
import buildApps from '../bundled/build.ts';
import buildDemo from '../testing-support/build-demo.ts';

export default async function prepare(): Promise<void> {
  await buildDemo();
  await buildApps();
}
