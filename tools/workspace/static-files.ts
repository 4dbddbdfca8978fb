// The files of a folder for a web server on this machine: which one an address means, and what kind it is.
import { statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** For the header Content-Type. */
export const contentType = (file: string): string =>
  types[extname(file)] ?? 'application/octet-stream';

/** The path of a request's address; null for a broken escape. */
export function pathOf(url: string): string | null {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
}

/** The file at a path below a folder; null for what is not there, is no file, or is not below it. */
export function fileAt(folder: string, path: string): string | null {
  const file = join(folder, normalize(path));
  if (!file.startsWith(folder + sep)) return null;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}
