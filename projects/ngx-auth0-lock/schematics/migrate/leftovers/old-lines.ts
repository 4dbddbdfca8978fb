// Which lines speak of the old way: what a migration is measured by.
import ts from 'typescript';
import { findAll, placeOf } from '../../code/source.ts';
import { goneMembers } from '../auth0-angular/advice.ts';
import { isAuthServiceMember } from '../auth0-angular/members.ts';
import { locksIn } from '../lock-service/lock-class.ts';
import { storageCall } from '../symbols/stored-values.ts';
import { usesIn } from '../symbols/origin.ts';
import { ours } from '../symbols/package-types.ts';
import type { Scope } from '../symbols/scope.ts';
import { isSpec, type Workspace } from '../symbols/workspace.ts';
import { isRead, placeIn, templatesOf } from '../templates/component-template.ts';

const lockCalls =
  /\block\.(?:show|hide|on|logout|getProfile|getUserInfo|resumeAuth|checkSession)\(/;
const configured =
  /\b(?:authorizationParams|httpInterceptor|allowedList|allowedDomains|whitelistedDomains|disallowedRoutes|blacklistedRoutes)\b/;

/** `src/app/app.ts:5` of each, specs left out. */
export function oldLines(workspace: Workspace, scope: Scope): ReadonlySet<string> {
  const found = new Set<string>();
  for (const source of workspace.sourcesOf()) {
    if (!scope.has(source.fileName) || isSpec(source.fileName)) continue;
    for (const { node, module, ...origin } of usesIn(workspace, source)) {
      if (module === ours && !isGone({ module, ...origin })) continue;
      if (module.startsWith('@angular/') || module === 'rxjs') continue;
      found.add(placeOf(node));
    }
    for (const made of locksIn(workspace, source)) found.add(placeOf(made));
    for (const call of findAll(source, ts.isCallExpression)) {
      const lock =
        lockCalls.test(`${call.expression.getText()}(`) && /Auth0Lock|\bauth0\b/i.test(source.text);
      if (lock || storageCall(call)) found.add(placeOf(call));
    }
    for (const one of findAll(source, ts.isPropertyAssignment)) {
      if (configured.test(one.name.getText())) found.add(placeOf(one));
    }
    const { read } = templatesOf(workspace, source, (text) => /\$|login|logout|lock/i.test(text));
    for (const { nodes, mapped, path, originOf } of read) {
      for (const node of nodes) {
        if (!isRead(node) || !isGone(originOf(node))) continue;
        const position = mapped.positionOf(node.nameSpan.start);
        if (position !== null) found.add(placeIn(workspace, path, position));
      }
    }
  }
  return found;
}

const isGone = (origin: Parameters<typeof isAuthServiceMember>[0]) =>
  isAuthServiceMember(origin) && (origin.module !== ours || (origin.member ?? '') in goneMembers);
