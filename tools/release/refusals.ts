// What stands against a release: sentences, none when there may be one.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { published, type Published } from '../checks/packages/published.ts';
import { lastRelease, unreleased } from './changelog.ts';
import { changelog, manifestOf, manifests } from './files.ts';
import { git } from './git.ts';
import { nextVersion } from './version.ts';

interface Manifest {
  readonly version: string;
  readonly repository?: { readonly url?: string; readonly directory?: string };
}

export function refusals(folder: string, wanted: string): string[] {
  const text = readFileSync(join(folder, changelog), 'utf8');
  const branch = git(folder, 'branch', '--show-current');
  const versions = new Set(manifests.map((path) => manifest(folder, path).version));
  return [
    ...(git(folder, 'status', '--porcelain') === ''
      ? []
      : ['There are changes that are not committed.']),
    ...(branch === 'main' ? [] : [`This is not the branch main, but ${branch || 'no branch'}.`]),
    ...(unreleased(text) === '' ? [`${changelog} has nothing under "Unreleased".`] : []),
    ...(versions.size === 1 ? [] : [`The packages have versions ${[...versions].join(', ')}.`]),
    ...versionRefusals(folder, text, wanted),
    ...repositoryRefusals(folder),
  ];
}

function versionRefusals(folder: string, text: string, wanted: string): string[] {
  try {
    const tag = `v${nextVersion(lastRelease(text), wanted)}`;
    return git(folder, 'tag', '--list', tag) === '' ? [] : [`There is a tag ${tag} already.`];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** npm publishes with provenance only what names the repository in which it was built. */
function repositoryRefusals(folder: string): string[] {
  const urls = published.map((wanted) => manifest(folder, manifestOf(wanted)).repository?.url);
  const missing = published.filter((_, index) => !urls[index]);
  if (missing.length > 0) {
    const paths = missing.map(manifestOf).join(' and ');
    return [`${paths} must name the repository: CONTRIBUTING.md, Releases, says how.`];
  }
  if (new Set(urls).size > 1) return [`The packages name two repositories: ${urls.join(', ')}.`];
  return published.filter((wanted) => !inItsFolder(folder, wanted)).map(wrongDirectory);
}

const inItsFolder = (folder: string, wanted: Published) =>
  manifest(folder, manifestOf(wanted)).repository?.directory === wanted.folder;

const wrongDirectory = (wanted: Published) =>
  `${manifestOf(wanted)} must say "directory": "${wanted.folder}" of its repository.`;

const manifest = (folder: string, path: string) =>
  JSON.parse(readFileSync(join(folder, path), 'utf8')) as Manifest;
