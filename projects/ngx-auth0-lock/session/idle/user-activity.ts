// What somebody does in this window: keys, the pointer, the wheel, and what is typed.

// A finger or button that goes down may be on its way to a warning, which must still be there when it
// comes up: a click is whole.
const onTheWay = ['pointerdown', 'pointermove'];

/**
 * Calls `active` at each of them, with whether it is deliberate enough to answer a warning; returns
 * what undoes it.
 */
export function browserActivity(active: (isAnswer: boolean) => void): () => void {
  const types = [...onTheWay, 'click', 'touchmove', 'wheel', 'keydown', 'input'];
  const listener = (event: Event) => {
    const { movementX, movementY } = event as PointerEvent;
    // A page that changes under a pointer that rests makes it move by nothing.
    if (event.type === 'pointermove' && !movementX && !movementY) return;
    active(!onTheWay.includes(event.type));
  };
  const options = { capture: true, passive: true };
  for (const type of types) globalThis.window?.addEventListener(type, listener, options);
  return () => {
    for (const type of types) globalThis.window?.removeEventListener(type, listener, options);
  };
}
