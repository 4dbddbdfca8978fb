// allowedList of @auth0/auth0-angular's interceptor, as rules for withBearer().
import { posix } from 'node:path';
import ts from 'typescript';
import { isLoopbackHost } from '../../app/loopback.ts';
import type { Edits } from '../../code/edits.ts';
import { literalText, property } from '../../code/lists.ts';
import { bare, findAll } from '../../code/source.ts';
import { applyEdits, type TextEdit } from '../../code/text-edit.ts';
import type { Report } from '../report/report.ts';
import { viewInside, type ConfigEntry } from '../symbols/config-view.ts';
import { valueBehind } from '../symbols/values.ts';
import type { Workspace } from '../symbols/workspace.ts';
import { namedValues } from '../../code/lists.ts';

export interface FoundRules {
  /** What withBearer() is given. */
  readonly code: string;
  /** Edits the list where it is written out elsewhere. */
  readonly edit: (edits: Edits) => void;
}

const elsewhere = 'httpInterceptor cannot be followed from here: name its URLs in withBearer([…]).';

/** Rules here cover what is below them, so only those that do there are the same. */
export function rulesOf(
  workspace: Workspace,
  entry: ConfigEntry,
  report: Report,
): FoundRules | null {
  const view = viewInside(workspace, entry);
  const found = view?.get('allowedList');
  const place = entry.property ?? entry.spread ?? entry.value;
  const list = found && valueBehind(workspace, found.value);
  if (!view || !found || !list || !ts.isArrayLiteralExpression(list) || view.size > 1) {
    report.leave(place, elsewhere);
    return null;
  }
  if (found.property && list.getSourceFile() === found.property.getSourceFile()) {
    const edits = elementEdits(list, report);
    return edits && { code: rewritten(list, edits), edit: () => undefined };
  }
  // Written out in another file, such as an environment: each variant of that file is edited.
  const lists = variantsOf(workspace, list);
  const all = lists?.map((one) => elementEdits(one, report)) ?? [null];
  if (!lists || all.some((one) => one === null)) {
    report.leave(place, elsewhere);
    return null;
  }
  return {
    code: found.code,
    edit: (edits) => {
      lists.forEach((one, index) => {
        for (const { start, end, text } of all[index] ?? []) {
          edits.replace(one.getSourceFile().fileName, start, end, text);
        }
      });
    },
  };
}

/** The same list in `environment.ts`, `environment.prod.ts` …; null where one of them has another form. */
function variantsOf(
  workspace: Workspace,
  list: ts.ArrayLiteralExpression,
): ts.ArrayLiteralExpression[] | null {
  const { fileName } = list.getSourceFile();
  const [stem = ''] = posix.basename(fileName).split('.');
  const paths = workspace.paths.filter(
    (path) =>
      posix.dirname(path) === posix.dirname(fileName) &&
      path.endsWith('.ts') &&
      posix.basename(path).split('.')[0] === stem,
  );
  const found = paths.map((path) => {
    const source = workspace.source(path);
    const [only, more] = source
      ? findAll(source, ts.isObjectLiteralExpression).flatMap((one) => {
          const value = property(one, 'allowedList');
          return value && ts.isPropertyAssignment(value) ? [bare(value.initializer)] : [];
        })
      : [];
    return only && !more && ts.isArrayLiteralExpression(only) ? only : null;
  });
  return found.includes(null) ? null : (found as ts.ArrayLiteralExpression[]);
}

/** What changes in the list; null where an entry is not the same as a rule. */
function elementEdits(list: ts.ArrayLiteralExpression, report: Report): TextEdit[] | null {
  const rules = list.elements.map((element) => {
    const values = ts.isObjectLiteralExpression(element) ? namedValues(element) : { uri: element };
    const { uri, allowAnonymous: _, ...rest } = values ?? {};
    return uri && Object.keys(rest).length === 0 ? ruleFor(uri) : null;
  });
  const covering = new Set(rules.flatMap((rule) => (rule && !rule.exact ? [rule.text] : [])));
  const edits: TextEdit[] = [];
  const seen = new Set<string>();
  let clear = true;
  list.elements.forEach((element, index) => {
    const rule = rules[index];
    if (!rule || (rule.exact && !covering.has(rule.text))) {
      clear = false;
      report.leave(
        element,
        'This entry of allowedList is not an address that ends in "/*". A rule of withBearer([…]) is an address or a path, and covers all that is below it: add it if that is right.',
      );
    } else if (seen.has(rule.text)) {
      const previous = list.elements[index - 1];
      edits.push({
        start: previous?.getEnd() ?? element.getStart(),
        end: element.getEnd(),
        text: '',
      });
    } else {
      seen.add(rule.text);
      edits.push({ start: element.getStart(), end: element.getEnd(), text: rule.text });
    }
  });
  return clear ? edits : null;
}

function rewritten(list: ts.ArrayLiteralExpression, edits: readonly TextEdit[]): string {
  const offset = list.getStart();
  return applyEdits(
    list.getText(),
    edits.map(({ start, end, text }) => ({ start: start - offset, end: end - offset, text })),
  );
}

function ruleFor(node: ts.Expression): { text: string; exact: boolean } | null {
  const raw = node.getText();
  const text = literalText(node);
  const written = text !== null || ts.isTemplateExpression(node);
  if (!written) return suffixed(node);
  if (raw.slice(0, -3).includes('*')) return null;
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

/** `environment.api + '/*'`. */
function suffixed(node: ts.Expression): { text: string; exact: boolean } | null {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken)
    return null;
  return literalText(node.right) === '/*' ? { text: node.left.getText(), exact: false } : null;
}

/** A rule that is neither, or that names plain http to another machine, would stop the app's start. */
function isAddressOrPath(text: string): boolean {
  if (text.startsWith('/')) return true;
  const host = /^(https?):\/\/([^/:]+)/i.exec(text);
  return host?.[2] !== undefined && (host[1] !== 'http' || isLoopbackHost(host[2]));
}
