// Looks through the project's files for what must not be in them: this machine, secrets, open ends outside of code.
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { root } from '../workspace/paths.ts';
import { projectFiles } from '../workspace/project-files.ts';

const linted = ['.ts', '.mjs', '.cjs', '.js', '.tsx'];
const pictures = ['.png', '.jpg', '.jpeg', '.gif', '.webp', '.ico', '.woff2'];

interface Rule {
  readonly says: string;
  readonly pattern: RegExp;
  /** Files it applies to; default all. */
  readonly in?: (path: string) => boolean;
}

const isLock = (path: string) => basename(path) === 'package-lock.json';
const isLinted = (path: string) => linted.includes(extname(path));
/** ESLint looks at the rest. */
const isProse = (path: string) => !isLock(path) && !isLinted(path) && !path.startsWith('goldens/');
const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A word written in two parts, so that this file passes its own check. */
const word = (...parts: string[]) => parts.join('');

const rules: readonly Rule[] = [
  {
    says: 'an absolute path of a machine',
    pattern: new RegExp(`(?:^|[^\\w.~/-])(?:${machinePaths().join('|')})(?![\\w-])`),
  },
  {
    says: 'the address of a package registry',
    pattern: /\bregistry\.(?:npmjs|yarnpkg)\.|\/artifactory\/|\/repository\/npm|npm\.pkg\.github\./,
  },
  { says: 'a download address in the lock file', pattern: /"resolved": "http/, in: isLock },
  {
    says: 'a token',
    pattern: /eyJ[\w-]{8,}\.eyJ[\w-]{8,}/,
    // Signed with keys that were thrown away, for the tables alone.
    in: (path) => !path.startsWith('vectors/'),
  },
  { says: 'a private key', pattern: new RegExp(word('-----BEGIN ', '(?:\\w+ )?PRIVATE KEY')) },
  {
    says: 'an open end',
    pattern: new RegExp(`\\b(?:${word('TO', 'DO')}|${word('FIX', 'ME')}|${word('XX', 'X')})\\b`),
    in: isProse,
  },
];

function machinePaths(): string[] {
  const folders = [root, homedir()].filter((path) => path.split(/[\\/]/).length > 2);
  return [...folders.map(quoted), '/(?:home|Users)/\\w+', '[A-Z]:\\\\+Users\\\\+\\w+'];
}

/** What is wrong in one file, each at its line. */
export function fileProblems(path: string, text: string): string[] {
  const rulesHere = rules.filter((rule) => rule.in?.(path) ?? true);
  return text
    .split('\n')
    .flatMap((line, index) =>
      rulesHere
        .filter(({ pattern }) => pattern.test(line))
        .map(({ says }) => `${path}:${index + 1} has ${says}`),
    );
}

if (import.meta.main) {
  const files = projectFiles().filter((path) => !pictures.includes(extname(path)));
  const problems = files.flatMap((path) =>
    fileProblems(path, readFileSync(join(root, path), 'utf8')),
  );
  console.log(problems.join('\n') || `${files.length} files`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
