// Supersets: exercises beside each other that have the same mark are done in turns.

export type Turn<Id> = {
  /** It is done in turns with its neighbours. */
  joined: boolean;
  first: boolean;
  last: boolean;
  /** The one whose turn comes after a set of it; itself alone where it is in no superset. */
  next: Id;
};

type Marked<Id> = { id: Id; superset: string | null };

/** How each entry stands in its superset. */
export function turnsOf<Id>(entries: Marked<Id>[]): Turn<Id>[] {
  const same = (one: Marked<Id> | undefined, other: Marked<Id> | undefined): boolean =>
    one !== undefined && other !== undefined && one.superset !== null && one.superset === other.superset;
  return entries.map((entry, at) => {
    const after = same(entry, entries[at + 1]);
    const before = same(entries[at - 1], entry);
    let from = at;
    while (same(entries[from - 1], entries[from])) from -= 1;
    const next = (after ? entries[at + 1] : entries[from]) ?? entry;
    return { joined: after || before, first: after && !before, last: before && !after, next: next.id };
  });
}
