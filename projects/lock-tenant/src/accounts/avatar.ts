// The picture of a person who has none: initials on a colour, at an address of the tenant, as Auth0 gives.

/** Where the picture is served: `…/avatars/al.svg`. `issuer` ends with a slash. */
export function avatarUrl(name: string, issuer: string): string {
  return `${issuer}avatars/${initialsOf(name)}.svg`;
}

/** One or two letters: of the first and the last word, or the first two of the only one. */
function initialsOf(name: string): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? ['x'];
  const [first = 'x'] = words;
  const last = words.length > 1 ? words.at(-1) : undefined;
  return last ? first.charAt(0) + last.charAt(0) : first.slice(0, 2);
}

/** The picture itself, an SVG. `initials` are one or two letters or digits. */
export function drawAvatar(initials: string): string {
  const hue = (initials.charCodeAt(0) * 47 + (initials.charCodeAt(1) || 0) * 29) % 360;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="hsl(${hue} 45% 34%)"/><text x="32" y="33" fill="#fff" font-family="system-ui,sans-serif" font-size="27" font-weight="600" text-anchor="middle" dominant-baseline="central">${initials.toUpperCase()}</text></svg>`;
}
