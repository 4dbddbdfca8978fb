// The element that Lock writes its styles into, made so that a strict page lets it.

/**
 * Lock fills an element of this id where there is one (auth0-lock `src/core.js`), which is the only
 * way to give its styles the nonce of a Content Security Policy.
 */
export function prepareLockStyle(nonce: string | null): void {
  if (document.getElementById('auth0-lock-style')) return;
  const style = document.createElement('style');
  style.id = 'auth0-lock-style';
  if (nonce) style.nonce = nonce;
  // Lock writes markup, which a page with Trusted Types refuses. In a style element text is the same.
  Object.defineProperty(style, 'innerHTML', {
    set: (css: string) => (style.textContent = css),
  });
  document.head.append(style);
}
