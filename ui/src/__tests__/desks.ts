// Desks for tests: one where nothing goes on, and what differs.

import type { Desk, Offer } from "../actions/action";

/** What the hands did, in order. */
export type Done = string[];

export function aDesk(differs: Partial<Desk> & { offers?: Offer[] } = {}): Desk & { done: Done } {
  const done: Done = [];
  const { offers = [], ...rest } = differs;
  return {
    done,
    screen: "today",
    running: false,
    resting: false,
    begun: true,
    shared: false,
    undoable: null,
    redoable: null,
    unit: "kg",
    theme: "system",
    offered: (offer) => offers.includes(offer),
    take: (offer, home) => done.push(`take ${offer} at ${home}`),
    go: (screen) => done.push(`go ${screen}`),
    showPlates: () => done.push("plates"),
    showKeys: () => done.push("keys"),
    newWindow: () => done.push("new window"),
    showLogbooks: () => done.push("logbooks"),
    find: () => done.push("find"),
    undo: () => done.push("undo"),
    redo: () => done.push("redo"),
    changeRest: (seconds) => done.push(`rest ${seconds}`),
    skipRest: () => done.push("skip"),
    syncNow: () => done.push("sync"),
    useUnit: (unit) => done.push(`unit ${unit}`),
    useTheme: (theme) => done.push(`theme ${theme}`),
    ...rest,
  };
}
