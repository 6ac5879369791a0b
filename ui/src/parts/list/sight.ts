// Which rows of a long table are in sight.

/** Rows that are kept beyond each edge, so that Tab and a quick scroll find the next ones. */
const beyond = 6;

export type Sight = { from: number; to: number };

/** Of so many rows of one height, those in a view whose top is so far below the first row's. */
export function inSight(rows: number, height: number, top: number, view: number): Sight {
  const within = (row: number): number => Math.min(Math.max(row, 0), rows);
  const from = within(Math.floor(top / height) - beyond);
  // What is scrolled past the end by a list that became shorter still shows its last rows.
  const to = within(Math.max(Math.ceil((top + view) / height), 0) + beyond);
  return { from: Math.min(from, within(rows - beyond)), to };
}
