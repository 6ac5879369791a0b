// The line that a set is being typed into, wherever on the sheet it stands: its
// text as it is now, for what looks along while one types.

import { on } from "svelte/events";

/** Belongs to the component that makes it. */
export class Typed {
  text = $state("");

  constructor() {
    const look = (event: Event): void => {
      const line = event.target;
      if (line instanceof HTMLInputElement && line.matches("[data-line]")) this.text = line.value;
    };
    // A line is emptied by the program once its set is logged, which is no input.
    const emptied = (event: Event): void => {
      look(event);
      if (event instanceof KeyboardEvent && event.key === "Enter") this.text = "";
    };
    $effect(() => {
      const ends = [on(document, "input", look), on(document, "focusin", look), on(document, "keyup", emptied)];
      return () => ends.forEach((end) => end());
    });
  }
}
