// Refuses requests whose Host header is not ours: a foreign name that resolves to loopback
// (DNS rebinding) must not make this tenant same-origin with a stranger's page.

export function isOwnHost(host: string | undefined, port: number, publicHost: string): boolean {
  const names = ['localhost', '127.0.0.1', '[::1]', publicHost];
  return (
    names.some((name) => host?.toLowerCase() === `${name.toLowerCase()}:${port}`) ||
    // Browsers leave out the default port.
    (port === 80 && names.some((name) => host?.toLowerCase() === name.toLowerCase()))
  );
}
