// Before the stories: the apps are bundled, from the library as it is built.
import { buildBundledApps } from '../../tools/installs/bundled/bundled-app.ts';

export default buildBundledApps;
