// The texts that say how to install: before the first release from tarballs, since then from the registry.

/** What says both, the first in sight and the second in a comment. */
export const twoWays = ['README.md', 'docs/start.md'];

const both =
  /<!-- before the first release -->\n\n([^]*?)\n\n<!-- since the first release\n\n?([^]*?)\n?\n-->\n/g;

/** As it is once the packages are on the registry. */
export const sinceRelease = (text: string) => text.replaceAll(both, '$2\n');
