// allowedList of @auth0/auth0-angular's interceptor, as rules for withBearer().
import ts from 'typescript';
import { isLoopbackHost } from '../app/loopback.ts';
import { literalText } from '../code/lists.ts';
import { namedValues } from './auth-calls.ts';
import type { Report } from './report.ts';

/** Rules here cover what is below them, so only those that do there are the same. */
export function rulesOf(node: ts.Expression, report: Report): string[] | null {
  const { allowedList, ...others } = namedValues(node) ?? { unknown: node };
  if (!allowedList || !ts.isArrayLiteralExpression(allowedList) || Object.keys(others).length > 0) {
    report.leave(
      node,
      'httpInterceptor is not written out here: name its URLs in withBearer([…]).',
    );
    return null;
  }
  const rules = allowedList.elements.map((element) => {
    const values = ts.isObjectLiteralExpression(element) ? namedValues(element) : { uri: element };
    const { uri, ...rest } = values ?? {};
    return uri && Object.keys(rest).length === 0 ? ruleFor(uri) : null;
  });
  const texts = new Set(rules.filter((rule) => rule !== null && !rule.exact).map((r) => r?.text));
  const unclear = allowedList.elements.filter((_, index) => {
    const rule = rules[index];
    return !rule || (rule.exact && !texts.has(rule.text));
  });
  for (const one of unclear) {
    report.leave(
      one,
      'This entry of allowedList is not an address that ends in "/*". A rule of withBearer([…]) is an address or a path, and covers all that is below it: add it if that is right.',
    );
  }
  return unclear.length > 0 ? null : ([...texts] as string[]);
}

function ruleFor(node: ts.Expression): { text: string; exact: boolean } | null {
  const raw = node.getText();
  const text = literalText(node);
  const written = text !== null || ts.isTemplateExpression(node);
  if (!written || raw.slice(0, -3).includes('*')) return null;
  if (text !== null && !isAddressOrPath(text)) return null;
  if (raw.endsWith("/*'") || raw.endsWith('/*"') || raw.endsWith('/*`')) {
    const rule = raw.slice(0, -3) + raw.slice(-1);
    // `${environment.api}/*` needs no template any more.
    const [only, more] = ts.isTemplateExpression(node) ? node.templateSpans : [];
    const single = only && !more && rule === `\`\${${only.expression.getText()}}\``;
    if (single) return { text: only.expression.getText(), exact: false };
    return rule.length > 2 ? { text: rule, exact: false } : null;
  }
  return raw.at(-2) === '*' ? null : { text: raw, exact: true };
}

/** A rule that is neither, or that names plain http to another machine, would stop the app's start. */
function isAddressOrPath(text: string): boolean {
  if (text.startsWith('/')) return true;
  const host = /^(https?):\/\/([^/:]+)/i.exec(text);
  return host?.[2] !== undefined && (host[1] !== 'http' || isLoopbackHost(host[2]));
}
