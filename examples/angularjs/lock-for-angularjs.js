// Makes today's Lock fit for angular-lock 3.1, which copies the methods it finds with `for … in`.
import { Auth0Lock } from 'auth0-lock';

const methods = Object.getPrototypeOf(Auth0Lock.prototype);
for (const [name, method] of Object.entries(Object.getOwnPropertyDescriptors(methods))) {
  // Methods of a class are not enumerable; without this there is no `lock.show()`.
  if (name !== 'constructor') Object.defineProperty(methods, name, { ...method, enumerable: true });
}
window.Auth0Lock = Auth0Lock;
