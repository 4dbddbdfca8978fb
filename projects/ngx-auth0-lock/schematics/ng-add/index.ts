// `ng add ngx-auth0-lock`: sets the library up in an app; everything is decided before anything is written.
import {
  chain,
  noop,
  type Rule,
  type SchematicContext,
  type Tree,
} from '@angular-devkit/schematics';
import { NodePackageInstallTask } from '@angular-devkit/schematics/tasks/index.js';
import { findAppRoot } from '../app/app-root.ts';
import { findSetUp } from '../app/lock-setup.ts';
import { planSetUp } from '../app/plan-set-up.ts';
import { findProject, type Project } from '../app/project.ts';
import { decideAll } from '../code/manual-step.ts';
import { Edits } from '../code/edits.ts';
import { placeOf, shown } from '../code/source.ts';
import { addAuthButton } from './auth-button.ts';
import {
  allowCommonJs,
  missingCommonJs,
  packageChanges,
  writePackageChanges,
  type PackageChange,
} from './lock-packages.ts';
import { chooseTenant, demo, type TenantAnswers, type TenantChoice } from './tenant-choice.ts';

export interface NgAddOptions extends TenantAnswers {
  readonly project?: string;
  readonly button?: boolean;
  readonly skipInstall?: boolean;
}

export default function ngAdd(options: NgAddOptions): Rule {
  return async (tree, context) => {
    const project = await findProject(tree, options.project);
    const setUp = findSetUp(tree, project.sourceRoot);
    // Who has set it up already need not say for which tenant.
    const requested =
      setUp === null || options.localTenant || !!options.domain || !!options.clientId;
    const tenant = requested ? chooseTenant(options) : null;
    const edits = new Edits();
    let inPackageJson: PackageChange[] = [];
    decideAll(
      'ngx-auth0-lock was not set up: this app is laid out in a way that the command does not know. Nothing was changed.',
      () => {
        if (tenant && setUp === null) planSetUp(edits, tree, project, tenant);
      },
      () => {
        if (options.button) addAuthButton(edits, tree, findAppRoot(tree, project.main));
      },
      () => {
        inPackageJson = packageChanges(tree, tenant?.local ? tenantScript(tenant, project) : null);
      },
    );
    const commonJs = missingCommonJs(project.allowedCommonJs);

    if (edits.isEmpty && inPackageJson.length === 0 && commonJs.length === 0) {
      context.logger.info(
        `ngx-auth0-lock is set up in "${project.name}" already: nothing changed.`,
      );
      return noop();
    }
    if (setUp && requested) {
      context.logger.info(`${placeOf(setUp)} sets the tenant already: it was left as it is.`);
    }
    edits.apply(tree);
    writePackageChanges(tree, inPackageJson);
    install(context, inPackageJson, options);
    if (tenant) for (const line of nextSteps(tenant, project, tree)) context.logger.info(line);
    return commonJs.length > 0 ? chain([allowCommonJs(project.name, commonJs)]) : noop();
  };
}

/** The tenant knows the app at `ng serve`'s usual address, and its own people; anything else is named. */
function tenantScript({ clientId, local }: TenantChoice, { servePort }: Project): string {
  return [
    'auth0-lock-tenant',
    ...(local && local.port !== demo.port ? [`--port ${local.port}`] : []),
    ...(clientId === demo.clientId ? [] : [`--client ${clientId}`]),
    ...(servePort === 4200 ? [] : [`--origin http://localhost:${servePort}`]),
  ].join(' ');
}

function install(
  context: SchematicContext,
  changes: readonly PackageChange[],
  { skipInstall }: NgAddOptions,
): void {
  const needed = changes.some(({ path }) => path[0] !== 'scripts');
  if (needed && !skipInstall) context.addTask(new NodePackageInstallTask());
}

function nextSteps({ local, domain }: TenantChoice, project: Project, tree: Tree): string[] {
  const url = `http://localhost:${project.servePort}`;
  if (local) {
    return [
      '',
      `  npm run tenant   the local tenant, at ${domain}`,
      `  npm start        the app, at ${url}`,
      ...demo.users.map(
        ({ email, password }, index) =>
          `  ${index === 0 ? 'Sign in as' : 'or as     '}       ${email.padEnd(17)}   ${password}${index === 0 ? '' : ', who has the role admin'}`,
      ),
      '',
    ];
  }
  return [
    '',
    `  In Auth0's dashboard, under Applications, add ${url}/ to "Allowed Callback URLs" and`,
    `  "Allowed Logout URLs", and ${url} to "Allowed Web Origins" and "Allowed Origins (CORS)".`,
    '  Its type is "Single Page Application", its grant types "Authorization Code" and "Refresh Token".',
    `  ${shown(project.main)} and what it imports now set up the session; see the README for guards and requests.`,
    ...(tree.exists('/pnpm-lock.yaml')
      ? ['  pnpm 11 reads overrides from pnpm-workspace.yaml: put auth0-js 10.2.0 there too.']
      : []),
    '',
  ];
}
