// signInAs('ada'): through the form the first time, from what the browser held then afterwards.
import type { BrowserContext, Page } from '@playwright/test';
import type { Account } from '../accounts/account.ts';
import { OptionError } from '../option-error.ts';
import type { Snapshot, Tenant } from '../tenant.ts';
import { submitSignInForm } from './sign-in-form.ts';

/** Opens the app's sign-in, up to the form; `page` is where the story goes on. */
export type OpenSignIn = (page: Page) => Promise<void>;

export interface SignInAsOptions {
  /** Through the form, even when the browser's state of an earlier time is there. Default false. */
  form?: boolean;
}

/**
 * Signs this user in and leaves the page in the app. `user` is a nickname, an e-mail address, a user
 * name or a `sub`. Throws OptionError when there is none, or when it has no password.
 */
export type SignInAs = (user: string, options?: SignInAsOptions) => Promise<void>;

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

interface Saved {
  state: StorageState;
  tenant: Snapshot;
  url: string;
}

/** What earlier tests of this worker have left, by `sub`. */
export type SavedSignIns = Map<string, Saved>;

export function createSignInAs(
  page: Page,
  tenant: Tenant,
  openSignIn: OpenSignIn,
  saved: SavedSignIns,
): SignInAs {
  return async (user, { form = false } = {}) => {
    const account = findUser(tenant, user);
    const context = page.context();
    const before = saved.get(account.sub);
    if (before && !form) {
      const faults = tenant.faults.list();
      tenant.restore(before.tenant);
      tenant.faults.set(...faults);
      await context.setStorageState(before.state);
      await page.goto(before.url);
      return;
    }
    await openSignIn(page);
    const identifier = account.email ?? account.username ?? '';
    await submitSignInForm(page, { identifier, password: account.password ?? '' });
    await waitUntilBack(page, tenant);
    saved.set(account.sub, {
      state: await context.storageState({ indexedDB: true }),
      tenant: tenant.snapshot(),
      url: page.url(),
    });
  };
}

function findUser(tenant: Tenant, user: string): Account {
  const account = tenant.users
    .list()
    .find(({ sub, nickname, email, username }) => [sub, nickname, email, username].includes(user));
  if (!account) {
    const known = tenant.users.list().map(({ nickname }) => nickname);
    throw new OptionError(`There is no user ${user}; known are ${known.join(', ')}.`);
  }
  if (account.password === null) throw new OptionError(`The user ${user} has no password.`);
  return account;
}

/** Neither at the tenant nor before a form, and no answer on its way out of the address. */
async function waitUntilBack(page: Page, tenant: Tenant): Promise<void> {
  await page.waitForURL(
    (url) => url.origin !== tenant.url && !/[?#&](code|id_token)=/.test(url.href),
  );
  await page.locator('.auth0-lock.auth0-lock-opened').waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle');
}
