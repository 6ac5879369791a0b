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
const shifted = "shift+";
const aside = "alt+";

type Parts = { commands: boolean; aside: boolean; shift: boolean; key: string };

/** The parts of what is written `mod+k`, `mod+shift+z`, `alt+ArrowUp` or `?`. */
function partsOf(keys: string): Parts {
  if (keys.startsWith(aside)) return { commands: false, aside: true, shift: false, key: keys.slice(aside.length) };
  const commands = keys.startsWith(held);
  const rest = commands ? keys.slice(held.length) : keys;
  const shift = commands && rest.startsWith(shifted);
  return { commands, aside: false, shift, key: shift ? rest.slice(shifted.length) : rest };
}

/** Whether a press is what is written `mod+k` (Ctrl or Cmd with it), `mod+shift+z`, `alt+ArrowUp`, `Enter` or `?`. */
export function means(keys: string, press: Press): boolean {
  const parts = partsOf(keys);
  if (press.key.toLowerCase() !== parts.key.toLowerCase()) return false;
  if (parts.aside) return press.altKey && !press.ctrlKey && !press.metaKey && !press.shiftKey;
  return parts.commands ? commanded(press) && press.shiftKey === parts.shift : bare(press);
}

const marks: { [key: string]: string } = { Enter: "↵", "-": "−", ArrowUp: "↑", ArrowDown: "↓" };

/** Keys as they are read: `Ctrl K`, or `⌘K` where that is the custom. */
export function readable(keys: string, mac: boolean): string {
  const { commands, aside, shift, key } = partsOf(keys);
  const command = commands ? (mac ? "⌘" : "Ctrl ") : "";
  const alt = aside ? (mac ? "⌥" : "Alt ") : "";
  const shiftKey = shift ? (mac ? "⇧" : "Shift ") : "";
  return `${command}${alt}${shiftKey}${marks[key] ?? key.toUpperCase()}`;
}

/** Where Cmd is held instead of Ctrl. */
export const onMac = (): boolean => navigator.platform.startsWith("Mac");

/** Whether a press belongs to the text that is being typed: a bare key does, and undoing and redoing. */
export function ofText(press: Press): boolean {
  return bare(press) || ["z", "y"].includes(press.key.toLowerCase());
}

/** Whether this is in a dialog, which keeps most keys to itself. */
export function inDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[role=dialog]") !== null;
}

// With a load, or with the letter of a kind, of bodyweight.
const beginsASet = /^[\dwdfb]$/i;

/** Whether keys typed here are text and must be left alone. An empty line for a set is free for what no set begins with, such as `/`. */
export function isTyping(target: EventTarget | null, key = ""): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement && target.matches("[data-line]") && target.value === "") return beginsASet.test(key);
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
