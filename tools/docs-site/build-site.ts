// Builds the site with TypeDoc: guides and the reference of every entry point. A warning is a failure.
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { Application, Converter, Logger, LogLevel } from 'typedoc';
import { root } from '../workspace/paths.ts';
import { copyDocuments, copies, copyStyleSheet } from './copies.ts';
import { labelCells } from './markdown-tables.ts';
import type { Section } from './order.ts';
import { apis, dataOf, tidyReference } from './reference.ts';
import { SiteRouter, themeFor } from './theme.ts';

export const siteDist = join(root, 'dist', 'docs');
const here = import.meta.dirname;

const packages = ['ngx-auth0-lock', 'auth0-lock-tenant'];

/** Builds dist/docs; what TypeDoc has to complain about. */
export async function buildSite(sections: readonly Section[]): Promise<string[]> {
  copyDocuments(sections);
  const app = await Application.bootstrap({
    name: 'ngx-auth0-lock',
    entryPoints: apis.map(([, file]) => join(root, file)),
    projectDocuments: sections.flatMap(({ pages }) => pages.map(({ path }) => join(copies, path))),
    readme: join(copies, 'README.md'),
    tsconfig: join(here, 'tsconfig.json'),
    basePath: root,
    out: siteDist,
    theme: 'site',
    router: 'site',
    customCss: copyStyleSheet(),
    favicon: join(root, 'src/public/favicon.svg'),
    markdownItLoader: labelCells,
    lightHighlightTheme: 'github-light-high-contrast',
    darkHighlightTheme: 'github-dark-dimmed',
    highlightLanguages: ['ts', 'tsx', 'js', 'html', 'css', 'sh', 'json', 'json5'],
    headings: { readme: false, document: false },
    navigation: { includeGroups: false, includeCategories: false, includeFolders: false },
    searchGroupBoosts: { Documents: 3 },
    visibilityFilters: {},
    searchInDocuments: true,
    searchInComments: true,
    // Beside each name in the list of an entry point.
    useFirstParagraphOfCommentAsSummary: true,
    sortEntryPoints: false,
    sort: ['kind', 'alphabetical-ignoring-documents'],
    disableSources: true,
    disableGit: true,
    excludePrivate: true,
    excludeProtected: true,
    excludeExternals: true,
    includeHierarchySummary: false,
    hideGenerator: true,
    customFooterHtml: 'MIT licence. Not affiliated with Auth0 or Okta.',
    validation: {
      notExported: true,
      invalidLink: true,
      invalidPath: false,
      rewrittenLink: true,
      notDocumented: true,
      unusedMergeModuleWith: true,
    },
    packagesRequiringDocumentation: packages,
    requiredToBeDocumented: [
      'Class',
      'Interface',
      'Function',
      'Variable',
      'TypeAlias',
      'Method',
      'Accessor',
      'Property',
    ],
  });
  const complaints: string[] = [];
  app.logger = new Complaints(complaints);
  app.renderer.defineRouter('site', SiteRouter);
  app.renderer.defineTheme('site', themeFor(sections));
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, tidyReference);
  app.converter.addUnknownSymbolResolver(({ moduleSource, symbolReference }) => {
    const name = symbolReference?.path?.[0]?.path;
    const [, part] = /^@angular\/([\w/]+)$/.exec(moduleSource ?? '') ?? [];
    return part && name ? `https://angular.dev/api/${part}/${name}` : undefined;
  });
  const project = await app.convert();
  if (!project) return complaints;
  app.options.setValue('intentionallyNotDocumented', dataOf(project));
  // It asks only the types of the project's own package whether they are public, and here are two.
  for (const name of packages) {
    project.packageName = name;
    app.validate(project);
  }
  if (complaints.length === 0) await app.generateOutputs(project);
  return [...new Set(complaints)];
}

class Complaints extends Logger {
  private readonly list: string[];
  constructor(list: string[]) {
    super();
    this.list = list;
  }
  override log(text: string, level: LogLevel): void {
    if (level >= LogLevel.Warn) this.list.push(stripVTControlCharacters(text));
  }
}
