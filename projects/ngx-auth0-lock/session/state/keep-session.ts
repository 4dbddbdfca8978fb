// Writes a session that was accepted here, and makes it the one of the page. Only lazy files need it.
import type { Kept } from './change';
import type { SyncDeps } from './stored-session-sync';

/** Keeps what `change` brings, in storage and on the page, and tells the other tabs. */
export function keepSession({ store, repository, idle, post }: SyncDeps, change: Kept): void {
  const { session } = change;
  const before = store.current;
  // Should writing fail half-way, nothing of another person may be left to come back.
  const another = before?.claims.sub !== session.claims.sub;
  if (another) repository.clear();
  // Before the new session: a renewal that another tab writes at this moment is no session then.
  if (before && another) repository.endLine(before, 'elsewhere');
  idle?.keep(session.line, change.type === 'renewed');
  repository.write(session);
  // After the new session, so that other tabs go from the one to the other.
  if (before && !another && before.line !== session.line) repository.endLine(before, 'elsewhere');
  store.dispatch(change);
  post({ type: 'changed' });
}
