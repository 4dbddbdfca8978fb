// The public names of ngx-auth0-lock/lock: what a Lock is made with. Apart from the session, so that
// an app that fetches Lock on first need starts without it.
export {
  lockDomain,
  lockOptions,
  showOptions,
  type LockConfig,
  type LockOptions,
} from './lock-options';
