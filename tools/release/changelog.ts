// A changelog in the form of Keep a Changelog: what waits for a release, and how it is released.

const heading = /^## \[?Unreleased\]?[ \t]*$/m;
const anyHeading = /^## /m;
const release = /^## \[?(\d+\.\d+\.\d+)\]?/m;

/** The newest version in it; 0.0.0 before the first. */
export const lastRelease = (changelog: string): string => release.exec(changelog)?.[1] ?? '0.0.0';

/** What stands under "Unreleased"; empty where nothing does, or there is no such section. */
export const unreleased = (changelog: string): string => split(changelog)?.waiting ?? '';

/**
 * Moves what waits into a section of its own, and leaves an empty "Unreleased" above it.
 * `otherwise`: what to say of a version in which nothing has changed here.
 */
export function withRelease(
  changelog: string,
  version: string,
  date: string,
  otherwise: string,
): string {
  const parts = split(changelog);
  if (!parts) throw new Error('The changelog has no section "Unreleased".');
  const { before, waiting, after } = parts;
  const sections = ['## Unreleased', `## ${version} - ${date}`, waiting || otherwise, after];
  return `${before}${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

/** With one more entry waiting. */
export const withEntry = (changelog: string, entry: string): string =>
  changelog.replace(heading, (found) => `${found}\n\n${entry}`);

function split(changelog: string): { before: string; waiting: string; after: string } | null {
  const found = heading.exec(changelog);
  if (!found) return null;
  const rest = changelog.slice(found.index + found[0].length);
  const end = anyHeading.exec(rest)?.index ?? rest.length;
  return {
    before: changelog.slice(0, found.index),
    waiting: rest.slice(0, end).trim(),
    after: rest.slice(end).trim(),
  };
}
