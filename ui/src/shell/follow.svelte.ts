// What the window around this page is told, and what comes from it.

import type { WindowDesk } from "../actions/desk.svelte";
import { actions } from "../actions/list";
import { shell } from "../backend";
import type { Arrival, Menu, ToldRest } from "../backend/shell";
import { isTyping, onMac } from "../keys";
import { t } from "../language";
import { tell } from "../notices.svelte";
import { leftOf, type Resting } from "../rest";
import { route } from "../route.svelte";
import { sheets } from "../sheets.svelte";
import { training } from "../training.svelte";
import { titleOf } from "../words";
import { pairing } from "./pairing.svelte";
import { menusOf, trayOf } from "./menus";

/** In a field undoing is the text's, wherever it was asked for. */
const ofTheText = ["undo", "redo"];

function run(desk: WindowDesk, id: string): void {
  if (ofTheText.includes(id) && isTyping(document.activeElement)) {
    document.execCommand(id);
    return;
  }
  const action = actions.find((each) => each.id === id);
  if (!action) return;
  if (action.possible(desk)) action.run(desk);
  else tell(t("shell.notNow", { action: action.words }));
}

function arrive(arrival: Arrival): void {
  sheets.close();
  switch (arrival.to) {
    case "today":
      return route.go("today");
    case "workout":
      return route.go("history", arrival.id);
    case "exercise":
      return route.go("exercises", arrival.slug);
    case "pair":
      pairing.link = arrival.link;
      return route.go("devices");
  }
}

const same = (one: Resting | null, other: Resting | null): boolean => one?.until === other?.until && one?.of === other?.of;

/** A rest that is over already is none to wait for. */
function toldOf(rest: Resting | null): ToldRest | null {
  if (!rest || leftOf(rest, Date.now()) === 0) return null;
  const { until, of } = rest;
  return { until: Math.round(until), of, title: t("shell.restOver"), body: training.exercise };
}

/** For as long as the component that calls it is shown. */
export function followShell(desk: WindowDesk): void {
  // The rest as the window has it: told only where it differs.
  let known: Resting | null = null;
  shell.listen({
    do: (id) => run(desk, id),
    arrived: arrive,
    rested: (rest) => {
      known = rest && { until: rest.until, of: rest.of };
      training.follow(known);
    },
  });
  // Where there is no window around the page, or it has no tray, nothing is amiss.
  const quietly = (asked: Promise<void>): void => void asked.catch(() => undefined);
  const running = $derived(desk.today.answer?.running ?? null);
  const title = $derived(running && titleOf(running));
  const runs = $derived(running !== null);

  // As text, so that they are put anew only where an item differs.
  const menus = $derived(JSON.stringify(menusOf(actions, desk, onMac())));
  $effect(() => quietly(shell.menus(JSON.parse(menus) as Menu[])));
  $effect(() => quietly(shell.tray(trayOf(actions, runs))));
  $effect(() => quietly(shell.workout(title)));
  $effect(() => {
    const rest = training.rest;
    if (same(rest, known)) return;
    known = rest;
    quietly(shell.rest(toldOf(rest)));
  });
}
