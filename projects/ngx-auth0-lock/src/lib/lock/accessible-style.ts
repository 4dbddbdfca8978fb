// Shows which control of Lock has the keyboard's focus, and makes its tabs legible; Lock does neither.

// Two colours of outline, so that one of them is seen on whatever ground. Inside the edge, because Lock's box
// cuts off what stands out of it; the round buttons have room around them.
const CSS = `
.auth0-lock.auth0-lock :focus-visible {
  outline: 2px solid #111 !important;
  outline-offset: -2px !important;
  transition: none !important;
  box-shadow: inset 0 0 0 4px #fff !important;
}
.auth0-lock.auth0-lock :is(.auth0-lock-close-button, .auth0-lock-back-button):focus-visible {
  outline-offset: 2px !important;
  box-shadow: 0 0 0 2px #fff !important;
}
.auth0-lock.auth0-lock .auth0-lock-tabs li a {
  color: #5c666f;
}
`;

const ID = 'ngx-auth0-lock-accessible';

/** Adds it to the page once. `nonce`: of the page's Content Security Policy, if it has one. */
export function makeLockAccessible(nonce: string | null): void {
  if (document.getElementById(ID)) return;
  const style = document.createElement('style');
  style.id = ID;
  if (nonce) style.nonce = nonce;
  style.textContent = CSS;
  document.head.append(style);
}
