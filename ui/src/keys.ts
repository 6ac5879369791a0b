// What keys mean. Pure: given a key press, says which action it is, so that
// the rules can be read and tested in one place.

export type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** Ctrl, or Cmd where that is the custom; never with Alt, which types characters. */
export function commanded(press: Press): boolean {
  return (press.ctrlKey || press.metaKey) && !press.altKey;
}

/** A bare key: nothing held down but Shift, which some layouts need for `/` and `?`. */
export function bare(press: Press): boolean {
  return !press.ctrlKey && !press.metaKey && !press.altKey;
}

const held = "mod+";
const aside = "alt+";

/** Whether a press is what is written `mod+k` (Ctrl or Cmd with it), `alt+ArrowUp`, `Enter` or `?`. */
export function means(keys: string, press: Press): boolean {
  if (keys.startsWith(aside)) {
    const alone = press.altKey && !press.ctrlKey && !press.metaKey && !press.shiftKey;
    return alone && press.key.toLowerCase() === keys.slice(aside.length).toLowerCase();
  }
  const commands = keys.startsWith(held);
  const key = commands ? keys.slice(held.length) : keys;
  if (press.key.toLowerCase() !== key.toLowerCase()) return false;
  return commands ? commanded(press) && !press.shiftKey : bare(press);
}

/** Keys as they are read: `Ctrl K`, or `⌘K` where that is the custom. */
export function readable(keys: string, mac: boolean): string {
  if (keys.startsWith(aside)) return `${mac ? "⌥" : "Alt "}${readable(keys.slice(aside.length), mac)}`;
  const commands = keys.startsWith(held);
  const key = commands ? keys.slice(held.length) : keys;
  const shown = { Enter: "↵", "-": "−", ArrowUp: "↑", ArrowDown: "↓" }[key] ?? key.toUpperCase();
  return commands ? `${mac ? "⌘" : "Ctrl "}${shown}` : shown;
}

/** Where Cmd is held instead of Ctrl. */
export const onMac = (): boolean => navigator.platform.startsWith("Mac");

/** Whether a press belongs to the text that is being typed: a bare key does, and undoing. */
export function ofText(press: Press): boolean {
  return bare(press) || press.key.toLowerCase() === "z";
}

/** Whether this is in a dialog, which keeps most keys to itself. */
export function inDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[role=dialog]") !== null;
}

/** Whether keys typed here are text and must be left alone. No set begins with `/` or `?`, so an empty line is free. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement && target.matches("[data-line]") && target.value === "") return false;
  const typed = "input, textarea, select, [contenteditable=true], [role=spinbutton], [role=dialog] *";
  return target.matches(typed);
}

/** Where an arrow leads in a list of rows; stays at the ends. */
export function stepped(rows: number, at: number, key: string): number | null {
  if (rows === 0) return null;
  const last = rows - 1;
  switch (key) {
    case "ArrowDown":
      return Math.min(at + 1, last);
    case "ArrowUp":
      return Math.max(at - 1, 0);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}

/** Walks the `[data-row]` elements inside a root. True when the key was used. */
export function walkRows(root: HTMLElement, event: KeyboardEvent): boolean {
  if (!bare(event) || event.shiftKey || !(event.target instanceof HTMLElement)) return false;
  const row = event.target.closest<HTMLElement>("[data-row]");
  if (!row || !root.contains(row)) return false;
  // In a field, Home and End belong to the text.
  if (isTyping(event.target) && !event.key.startsWith("Arrow")) return false;
  const rows = [...root.querySelectorAll<HTMLElement>("[data-row]")];
  const to = stepped(rows.length, rows.indexOf(row), event.key);
  if (to === null) return false;
  rows[to]?.focus();
  event.preventDefault();
  return true;
}
