// Hosts of JwtModule as rules of withBearer(): whole origins, whose scheme is the one that the app calls them by.
import ts from 'typescript';
import { isLoopbackHost } from '../../app/loopback.ts';
import { quoted } from '../../app/lock-setup.ts';
import type { Project } from '../../app/project.ts';
import { textOfExpression, valueBehind } from '../symbols/values.ts';
import type { Workspace } from '../symbols/workspace.ts';

/**
 * JwtModule compares hosts and ignores the scheme and the path; a rule names both.
 *
 * @returns the rules as code, or a sentence that says why they are not certain.
 */
export function domainRules(
  workspace: Workspace,
  app: Project,
  domains: ts.ArrayLiteralExpression,
  exception: ts.ObjectLiteralElementLike | undefined,
  token: 'id' | 'access',
): string[] | string {
  const rules: string[] = [];
  const open = exception ? openRoutes(workspace, exception) : [];
  if (open === null) {
    return 'its exceptions are not all whole addresses in quotes. Name what is covered instead, or use SKIP_BEARER.';
  }
  for (const one of domains.elements) {
    const host = textOfExpression(workspace, one);
    if (host === null || !/^[\w-]+(?:\.[\w-]+)*(?::\d+)?$/.test(host)) {
      return 'not each is a host name in quotes. Rules are whole origins, without patterns.';
    }
    const found = urlsOf(workspace, app, host);
    const origins = new Set(found.map((url) => new URL(url).origin));
    const [origin, more] = origins;
    const local = isLoopbackHost(host.replace(/:\d+$/, ''));
    if (origin === undefined) {
      return `nothing in the app says whether ${host} is called by http or https.`;
    }
    if (more !== undefined) return `${host} is called by http and by https here.`;
    if (origin.startsWith('http:') && !local) {
      return `${host} is called by plain http, where tokens would be readable.`;
    }
    const urls = narrowed(origin, found, open);
    if (urls === null)
      return 'an exception lies below what the rest of the app calls. Use SKIP_BEARER.';
    for (const url of urls) {
      rules.push(token === 'id' ? `{ url: ${quoted(url)}, token: 'id' }` : quoted(url));
    }
  }
  return rules;
}

/** Addresses that get no token; null where one is a pattern. */
function openRoutes(workspace: Workspace, property: ts.ObjectLiteralElementLike): string[] | null {
  const list = ts.isPropertyAssignment(property)
    ? valueBehind(workspace, property.initializer)
    : null;
  if (!list || !ts.isArrayLiteralExpression(list)) return null;
  const found = list.elements.map((one) => textOfExpression(workspace, one));
  return found.every((one) => one !== null && one !== '') ? (found as string[]) : null;
}

/** Without exceptions the whole origin; with some, what the app calls, if no exception lies below it. */
function narrowed(
  origin: string,
  called: readonly string[],
  open: readonly string[],
): string[] | null {
  const here = open.map((one) => absolute(one, origin)).filter((one) => one?.startsWith(origin));
  return here.length === 0 ? [origin] : called.length === 0 ? null : null;
}

const absolute = (route: string, origin: string) => {
  try {
    return new URL(route, origin).href;
  } catch {
    return null;
  }
};

/** Addresses on this host that are written anywhere in the app. */
function urlsOf(workspace: Workspace, { sourceRoot }: Project, host: string): string[] {
  const escaped = host.replace(/[.]/g, '\\.');
  const pattern = new RegExp(`\\bhttps?://${escaped}(?![\\w.:-])[^'"\`\\s$]*`, 'g');
  return workspace.paths
    .filter((path) => path.startsWith(sourceRoot) && /\.(?:ts|json)$/.test(path))
    .flatMap((path) => [...(workspace.text(path) ?? '').matchAll(pattern)].map(([url]) => url));
}
