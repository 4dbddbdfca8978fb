// How the tenant's cookies are set: for pages of its own site, or as Auth0's, for frames on other sites too.
import type { Provider } from 'oidc-provider';
import type { Settings } from '../settings/settings.ts';

type SameSite = Settings['sameSite'];

/** For oidc-provider. */
export const cookieOptions = (sameSite: SameSite) => ({
  httpOnly: true,
  sameSite,
  // Browsers keep a cookie of SameSite=None only with it.
  secure: sameSite === 'none',
});

/** The header that takes a cookie away. */
export function removedCookie(name: string, sameSite: SameSite): string {
  const attributes = sameSite === 'none' ? 'SameSite=None; Secure' : 'SameSite=Lax';
  return `${name}=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; ${attributes}`;
}

/** oidc-provider's cookies refuse Secure over http; browsers keep such a cookie on localhost. */
export function allowSecureOverHttp(provider: Provider): void {
  const { createContext } = provider;
  provider.createContext = (request, response) => {
    const context = createContext.call(provider, request, response);
    context.cookies.secure = true;
    return context;
  };
}
