// Where an address is the app's own.
import type ts from 'typescript';

/** `window.location.origin` and its like: the app's base URL is where signing out ends by itself. */
export const isOwnOrigin = (node: ts.Expression) =>
  /^(?:this\.)?(?:\w+\.)?location\.origin$/.test(node.getText());
