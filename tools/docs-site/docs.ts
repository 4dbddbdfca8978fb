// `npm run docs`: builds the site of guides and API reference into dist/docs, and checks it.
//
//   npm run docs -- [--serve] [--port 4600]
//
// A warning of the generator, a guide without a place in the order and a link that leads nowhere are errors.
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSite, siteDist } from './build-site.ts';
import { readSite, siteProblems } from './check-site.ts';
import { declaration, orderProblems, readOrder } from './order.ts';
import { root } from '../workspace/paths.ts';
import { projectFiles } from '../workspace/project-files.ts';
import { filesOf, serve } from '../workspace/serve.ts';

const { values } = parseArgs({
  options: { serve: { type: 'boolean' }, port: { type: 'string', default: '4600' } },
});
const sections = readOrder(readFileSync(join(root, declaration), 'utf8'));
const problems = orderProblems(sections, projectFiles());
if (problems.length === 0) problems.push(...(await buildSite(sections)));
const files = problems.length === 0 ? readSite(siteDist) : new Map<string, string>();
problems.push(...siteProblems(files));
if (problems.length > 0) {
  console.log(problems.join('\n'));
  process.exitCode = 1;
} else {
  const pages = [...files.keys()].filter((path) => path.endsWith('.html')).length;
  console.log(`${pages} pages in ${relative(root, siteDist)}`);
  if (values.serve) {
    // Where the port is taken, any other will do.
    const site = filesOf(siteDist);
    const { url } = await serve(site, Number(values.port)).catch(() => serve(site));
    console.log(`${url}/   Ctrl+C stops`);
  }
}
