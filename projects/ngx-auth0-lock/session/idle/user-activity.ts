// What somebody does in this window: keys, the pointer, the wheel, and what is typed.

/** Calls `active` at each of them; returns what undoes it. */
export function browserActivity(active: () => void): () => void {
  const types = ['pointerdown', 'pointermove', 'wheel', 'keydown', 'input'];
  const listener = (event: Event) => {
    const { movementX, movementY } = event as PointerEvent;
    // A page that changes under a pointer that rests makes it move by nothing.
    if (event.type !== 'pointermove' || movementX || movementY) active();
  };
  const options = { capture: true, passive: true };
  for (const type of types) globalThis.window?.addEventListener(type, listener, options);
  return () => {
    for (const type of types) globalThis.window?.removeEventListener(type, listener, options);
  };
}
