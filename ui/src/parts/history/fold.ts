// Changes as they are read in a list: by day, and those that one device made one
// after the other to one workout, or one routine, in one row.

import type { Happening } from "../../backend/bindings";

export type Fold = { key: string; newest: Happening; all: Happening[] };
export type FeedRow = { kind: "day"; day: string } | { kind: "fold"; fold: Fold };

type DayOf = (happening: Happening) => string;

function belong(one: Happening, other: Happening, dayOf: DayOf): boolean {
  const lone = (one.kind === "workout" || one.kind === "routine") && one.things === 1 && other.things === 1;
  return lone && one.document === other.document && one.by.device === other.by.device && dayOf(one) === dayOf(other);
}

/** The rows of changes that stand newest first. */
export function foldsOf(changes: readonly Happening[], dayOf: DayOf): Fold[] {
  const folds: Fold[] = [];
  for (const change of changes) {
    const last = folds.at(-1);
    if (last && belong(last.newest, change, dayOf)) last.all.push(change);
    else folds.push({ key: change.change, newest: change, all: [change] });
  }
  return folds;
}

/** The same with a heading before each day. */
export function feedRows(changes: readonly Happening[], dayOf: DayOf): FeedRow[] {
  const folds = foldsOf(changes, dayOf);
  return folds.flatMap((fold, at): FeedRow[] => {
    const before = folds[at - 1];
    const day = dayOf(fold.newest);
    const row: FeedRow = { kind: "fold", fold };
    return before && dayOf(before.newest) === day ? [row] : [{ kind: "day", day }, row];
  });
}
