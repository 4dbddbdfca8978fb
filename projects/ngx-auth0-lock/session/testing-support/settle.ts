// Lets what is on its way arrive, without waiting a fixed time for it.

/** Lets everything that is on its way arrive: promises, and WebCrypto, which answers from a thread. */
export async function settle(): Promise<void> {
  for (let quiet = 0; quiet < 25; quiet = working ? 0 : quiet + 1) await nextTurn();
}

// Counted, because waiting a fixed time for each of thousands of steps would take minutes.
let working = 0;
for (const method of ['importKey', 'verify', 'digest', 'sign'] as const) {
  const real = crypto.subtle[method].bind(crypto.subtle) as (...args: unknown[]) => Promise<any>;
  crypto.subtle[method] = (...args: unknown[]) => {
    working++;
    return real(...args).finally(() => working--);
  };
}

/** Lets promises arrive, and what answers at once. */
export function nextTurn(): Promise<void> {
  return new Promise((next) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      next();
    };
    port2.postMessage(null);
  });
}

/** As {@link settle} where nothing waits for WebCrypto: one turn for a lazy file, one for what follows it. */
export async function twoTurns(): Promise<void> {
  await nextTurn();
  await nextTurn();
}
