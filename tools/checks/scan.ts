// Looks through the project's files for what must not be in them: this machine, secrets, open ends, overlong files.
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { root } from '../workspace/paths.ts';
import { projectFiles } from '../workspace/project-files.ts';

const maxLines = 400;
const code = ['.ts', '.mjs', '.cjs', '.js', '.tsx', '.jsx', '.html', '.css'];
const pictures = ['.png', '.jpg', '.jpeg', '.gif', '.webp', '.ico', '.woff2'];

interface Rule {
  readonly says: string;
  readonly pattern: RegExp;
  /** Files it applies to; default all. */
  readonly in?: (path: string) => boolean;
}

const isLock = (path: string) => basename(path) === 'package-lock.json';
const isCode = (path: string) => code.includes(extname(path));
const isWritten = (path: string) => !isLock(path) && !path.startsWith('goldens/');
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
  { says: 'a token', pattern: /eyJ[\w-]{8,}\.eyJ[\w-]{8,}/ },
  { says: 'a private key', pattern: new RegExp(word('-----BEGIN ', '(?:\\w+ )?PRIVATE KEY')) },
  {
    says: 'an open end',
    pattern: new RegExp(`\\b(?:${word('TO', 'DO')}|${word('FIX', 'ME')}|${word('XX', 'X')})\\b`),
    in: isWritten,
  },
  {
    says: 'a focused test',
    pattern: new RegExp(
      `\\b(?:${word('fdesc', 'ribe')}|${word('f', 'it')})\\(|\\.${word('on', 'ly')}\\(`,
    ),
    in: isCode,
  },
];

function machinePaths(): string[] {
  const folders = [root, homedir()].filter((path) => path.split(/[\\/]/).length > 2);
  return [...folders.map(quoted), '/(?:home|Users)/\\w+', '[A-Z]:\\\\+Users\\\\+\\w+'];
}

const skip = new RegExp(
  `\\bx(?:describe|it)\\(|\\.(?:${word('sk', 'ip')}|${word('fix', 'me')})\\(|\\b${word('pend', 'ing')}\\(`,
);

/** What is wrong in one file, each at its line. */
export function fileProblems(path: string, text: string): string[] {
  const lines = text.split('\n');
  const problems = lines.flatMap((line, index) => {
    const found = rules
      .filter((rule) => (rule.in?.(path) ?? true) && rule.pattern.test(line))
      .map(({ says }) => says);
    if (isCode(path) && skip.test(line) && !hasReason(lines, index)) {
      found.push('a test that is switched off without a reason beside it');
    }
    return found.map((says) => `${path}:${index + 1} has ${says}`);
  });
  const length = lines.length - (lines.at(-1) === '' ? 1 : 0);
  if (isCode(path) && length > maxLines)
    problems.push(`${path} has ${length} lines, over ${maxLines}`);
  return problems;
}

/** A comment on the line or right above it, or a sentence in the call itself. */
function hasReason(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  const call = line.slice(line.search(skip));
  return (
    /\/\/ \w/.test(line) ||
    /^\s*(\/\/|\*|\/\*)/.test(lines[index - 1] ?? '') ||
    /['"`][^'"`]*\s[^'"`]*['"`]\s*,?\s*\)/.test(call)
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
