// Runs in the child process: two tenants, and a word about memory when asked.
// The module may be named: the package as it is installed elsewhere.
const module = process.argv[2] ?? '../../public-api.ts';
const { createTenant } = (await import(module)) as typeof import('../../public-api.ts');

const report = (line: string) => {
  if (line.startsWith('Internal error')) process.send?.({ error: line });
};
const options = { port: 0, limits: { signUpsPerMinute: 1_000_000 } };
const [tenant, neighbour] = await Promise.all([
  createTenant(options, report),
  createTenant({ port: 0 }, report),
]);
process.on('message', () => {
  globalThis.gc?.();
  process.send?.({ memory: process.memoryUsage().heapUsed });
});
process.send?.({ ready: true, port: tenant.port, neighbour: neighbour.port });
