// Which screen is shown, and what is open on it. Kept in the fragment of the
// address, so that back and forward work in the window as in a browser.

import { on } from "svelte/events";
import { fragmentOf, placeOf, type Place, type Screen } from "./places";

class Route {
  place = $state.raw<Place>(placeOf(location.hash));

  constructor() {
    on(window, "hashchange", () => {
      this.place = placeOf(location.hash);
    });
  }

  go(screen: Screen, open: string | null = null): void {
    location.hash = fragmentOf(screen, open);
  }

  /** As `go`, but back leads to where one was before: for walking through a list. */
  replace(screen: Screen, open: string | null): void {
    history.replaceState(null, "", fragmentOf(screen, open));
    this.place = { screen, open };
  }
}

export const route = new Route();
