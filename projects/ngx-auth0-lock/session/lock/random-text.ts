// Texts that nobody can guess, for nonces, states and the ids of sign-ins.

/** 256 random bits in hex: twice what makes a text unguessable (RFC 6749, section 10.10). */
export function randomText(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
