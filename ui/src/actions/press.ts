// Which action a key press asks for. Pure: reads the list, and how things stand.

import { means, ofText, type Press } from "../keys";
import type { Action, Desk } from "./action";

/** Where a key was pressed. */
export type Where = { typing: boolean; dialog: boolean };

/** The action, or null where the press belongs to whatever has the focus. */
export function asked(actions: Action[], desk: Desk, press: Press, where: Where): Action | null {
  if (where.typing && ofText(press)) return null;
  const meant = (action: Action): boolean =>
    action.keys?.some((keys) => means(keys, press)) === true &&
    (action.inDialogs === true || !where.dialog) &&
    (action.near ?? action.possible)(desk);
  return actions.find(meant) ?? null;
}
