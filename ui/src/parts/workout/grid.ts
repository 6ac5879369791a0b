// Walking the grid of sets: rows up and down, and from a row into its cells.

import { bare, stepped, walkRows } from "../../keys";

const cellsOf = (row: HTMLElement): HTMLElement[] => [...row.querySelectorAll<HTMLElement>("[data-cell]")];

/** Moves the focus as an arrow says. True when the key was used. */
export function walkSets(root: HTMLElement, event: KeyboardEvent): boolean {
  const row = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("tr[data-row]") : null;
  if (!row || !bare(event) || event.shiftKey) return walkRows(root, event);
  const cells = cellsOf(row);
  const at = cells.findIndex((cell) => cell === event.target);
  const onward = sideways(row, cells, at, event.key) ?? (at < 0 ? null : inColumn(root, row, at, event.key));
  if (!onward) return walkRows(root, event);
  onward.focus();
  event.preventDefault();
  return true;
}

/** Within a row: right from the row itself is its first cell, and left of that the row. */
function sideways(row: HTMLElement, cells: HTMLElement[], at: number, key: string): HTMLElement | null {
  if (key === "ArrowRight") return cells[Math.min(at + 1, cells.length - 1)] ?? null;
  if (key === "ArrowLeft") return cells[at - 1] ?? row;
  if (at >= 0 && key === "Home") return cells[0] ?? null;
  if (at >= 0 && key === "End") return cells.at(-1) ?? null;
  return null;
}

/** The same cell of the row above or below; a line to type in is one cell. */
function inColumn(root: HTMLElement, row: HTMLElement, at: number, key: string): HTMLElement | null {
  const rows = [...root.querySelectorAll<HTMLElement>("[data-row]")];
  const to = stepped(rows.length, rows.indexOf(row), key);
  const onward = to === null ? undefined : rows[to];
  return onward ? (cellsOf(onward)[at] ?? onward) : null;
}
