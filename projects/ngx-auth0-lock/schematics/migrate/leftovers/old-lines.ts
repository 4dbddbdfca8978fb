// Which lines speak of the old way: what a migration is measured by.
import ts from 'typescript';
import { findAll, placeOf } from '../../code/source.ts';
import { goneMembers } from '../auth0-angular/advice.ts';
import { isAuthServiceMember } from '../auth0-angular/members.ts';
import { locksIn } from '../lock-service/lock-class.ts';
import { usesIn } from '../symbols/origin.ts';
import { oldPackageOf, ours } from '../symbols/package-types.ts';
import type { Scope } from '../symbols/scope.ts';
import { storageCall } from '../symbols/stored-values.ts';
import type { Workspace } from '../symbols/workspace.ts';
import { isRead, placeIn, templatesOf } from '../templates/component-template.ts';

const lockCalls = /\block\.(?:show|hide|on|logout|getProfile|getUserInfo|resumeAuth|checkSession)$/;
/** What only the set-up of the old packages has. */
const configured = /^(?:httpInterceptor|allowedDomains|whitelistedDomains|disallowedRoutes)$/;

/** `src/app/app.ts:5` of each, specs left out. */
export function oldLines(workspace: Workspace, scope: Scope): ReadonlySet<string> {
  const found = new Set<string>();
  for (const source of workspace.sourcesOf()) {
    if (!scope.has(source.fileName)) continue;
    const modules = workspace.modulesOf(source.fileName).map(oldPackageOf);
    for (const { node, module, ...origin } of usesIn(workspace, source)) {
      const isOld = module === ours ? isGone({ module, ...origin }) : oldPackageOf(module) !== null;
      if (isOld) found.add(placeOf(node));
    }
    for (const made of locksIn(workspace, source)) found.add(placeOf(made));
    for (const call of findAll(source, ts.isCallExpression)) {
      const lock = lockCalls.test(call.expression.getText()) && /Auth0Lock/.test(source.text);
      if (lock || storageCall(call)) found.add(placeOf(call));
    }
    for (const one of findAll(source, ts.isPropertyAssignment)) {
      const isSetUp = configured.test(one.name.getText()) && modules.some((name) => name !== null);
      if (isSetUp) found.add(placeOf(one));
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
