// The time of this window, which moves on by itself while somebody looks.

import { createSubscriber } from "svelte/reactivity";

const tick = createSubscriber((update) => {
  const timer = setInterval(update, 250);
  return () => clearInterval(timer);
});

/** Milliseconds since 1970: a clock that goes on while the machine sleeps, as a rest does. Where it is read on a screen, the screen follows. */
export function now(): number {
  tick();
  return Date.now();
}
