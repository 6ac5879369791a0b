// The theme that this window was given. It is kept by the window, not in the
// logbook: the logbook is the same on every device, and a screen in a bright gym
// wants another look than the one at home. `public/theme.js` puts it on before
// anything is drawn.

import { on } from "svelte/events";
import { themeOf, type Theme } from "./theme";

const place = "theme";

class Look {
  theme = $state<Theme>(themeOf(document.documentElement.dataset.theme ?? null));

  constructor() {
    // Another window of this program was given another look.
    on(window, "storage", (event) => {
      if (event.key === place) this.#show(themeOf(event.newValue));
    });
  }

  choose(theme: Theme): void {
    this.#show(theme);
    if (theme === "system") localStorage.removeItem(place);
    else localStorage.setItem(place, theme);
  }

  #show(theme: Theme): void {
    this.theme = theme;
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }
}

export const look = new Look();
