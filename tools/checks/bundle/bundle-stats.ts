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
