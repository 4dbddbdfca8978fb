// What a browser must fetch before a built app starts, from the builder's browser-stats.json.

/** esbuild's metafile, as far as it is used here. */
export interface BundleStats {
  readonly outputs: Readonly<Record<string, BundleOutput>>;
}

export interface BundleOutput {
  readonly entryPoint?: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly imports: readonly { readonly path: string; readonly kind: string }[];
}

/** The outputs that index.html names, and all that they import statically. */
export function initialOutputs({ outputs }: BundleStats, indexHtml: string): string[] {
  const initial = new Set<string>();
  const add = (name: string) => {
    const output = outputs[name];
    if (!output || initial.has(name)) return;
    initial.add(name);
    for (const { path, kind } of output.imports) if (kind === 'import-statement') add(path);
  };
  for (const [, name = ''] of indexHtml.matchAll(/\b(?:src|href)="\/?([^":]+\.(?:js|css))"/g))
    add(name);
  return [...initial].sort();
}

/** The library's lazy parts: what an `import()` fetches that is made of the library and of packages alone. */
export function lazyParts(stats: BundleStats, indexHtml: string): string[] {
  const initial = initialOutputs(stats, indexHtml);
  const imported = Object.values(stats.outputs).flatMap(({ imports }) =>
    imports.filter(({ kind }) => kind === 'dynamic-import').map(({ path }) => path),
  );
  return [...new Set(imported)].filter((name) => {
    const inputs = Object.keys(stats.outputs[name]?.inputs ?? {});
    const isOurs = (input: string) => /(?:^|\/)ngx-auth0-lock\//.test(input);
    const isPart = inputs.some(isOurs) && inputs.every((it) => isOurs(it) || isPackage(it));
    return isPart && !initial.includes(name);
  });
}

const isPackage = (input: string) => input.includes('node_modules/') || input.startsWith('(');

/**
 * Static imports of what is not loaded yet by the library's lazy parts. A browser that keeps a failed
 * import() failed would keep that of the inner file too, and nothing could ask for it again.
 */
export function lateImports(stats: BundleStats, indexHtml: string): string[] {
  const initial = initialOutputs(stats, indexHtml);
  return lazyParts(stats, indexHtml).flatMap((name) =>
    (stats.outputs[name]?.imports ?? [])
      .filter(({ path, kind }) => kind === 'import-statement' && !initial.includes(path))
      .map(({ path }) => `the lazy part ${name} imports ${path}, which may fail on its own`),
  );
}
