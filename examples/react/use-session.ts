// The session as React sees it: the whole binding.
import { useSyncExternalStore } from 'react';
import { AuthService } from './auth-service';

export const auth = new AuthService('react-example', 'http://localhost:4623');

/** The session's state; a component that uses it is rendered again whenever it changes. */
export function useSession() {
  return useSyncExternalStore(auth.session.subscribe, () => auth.session.state);
}
