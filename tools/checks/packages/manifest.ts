// What a published package.json must say.
import type { Manifest } from './packed-package.ts';
import type { Published } from './published.ts';

export function manifestProblems(
  manifest: Manifest,
  { name, exports, dependencies }: Published,
  version: string,
): string[] {
  const { description, keywords, license, type, sideEffects, engines, publishConfig } = manifest;
  const rules: readonly (readonly [boolean, string])[] = [
    [manifest.name === name, `is called ${manifest.name}`],
    [manifest.version === version, `has version ${manifest.version}, not ${version}`],
    [!!description, 'has no description'],
    [!!keywords && keywords.length > 0, 'has no keywords'],
    [license === 'MIT', 'does not name its licence'],
    [!!engines?.node, 'does not say which Node it needs'],
    [type === 'module', 'is not of type module'],
    [sideEffects === false, 'does not say that importing it has no side effects'],
    [publishConfig?.access === 'public', 'would not be published for everybody'],
    [publishConfig?.provenance === true, 'would be published without provenance'],
  ];
  const installScripts = ['preinstall', 'install', 'postinstall', 'prepare'];
  return [
    ...rules.filter(([holds]) => !holds).map(([, says]) => `package.json ${says}`),
    ...differences('exports', Object.keys(manifest.exports ?? {}), ['./package.json', ...exports]),
    ...Object.keys(manifest.scripts ?? {})
      .filter((script) => installScripts.includes(script))
      .map((script) => `package.json runs something at ${script}`),
    ...Object.keys(manifest.dependencies ?? {})
      .filter((dependency) => !dependencies.includes(dependency))
      .map((dependency) => `package.json installs ${dependency}, which is for the app to choose`),
  ];
}

function differences(what: string, found: readonly string[], wanted: readonly string[]): string[] {
  return [
    ...wanted.filter((key) => !found.includes(key)).map((key) => `${what} lacks ${key}`),
    ...found.filter((key) => !wanted.includes(key)).map((key) => `${what} has ${key}`),
  ];
}
