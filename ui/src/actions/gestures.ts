// Words for keys that a part handles itself, since they mean something only
// where the focus is, and for how a set is typed. The sheet of keys shows them.

import { t } from "../language";

export type Gestures = { name: string; keys: [string, string][] };

export const gestures: Gestures[] = [
  {
    name: t("keys.grid.name"),
    keys: [
      ["↵", t("keys.grid.enter")],
      ["→", t("keys.grid.right")],
      ["↑ ↓", t("keys.grid.walk")],
      ["← →", t("keys.grid.across")],
      ["W D F A", t("keys.grid.kinds")],
      ["5", t("keys.grid.alone")],
      ["H", t("changes.trace.action")],
      [t("keys.delete"), t("keys.grid.remove")],
      ["Esc", t("keys.grid.leave")],
    ],
  },
  {
    name: t("history.keysList"),
    keys: [
      ["↑ ↓", t("history.keys.walk")],
      ["⇧ ↑ ↓", t("history.keys.extend")],
      ["␣", t("history.keys.toggle")],
      ["Del", t("history.keys.delete")],
      ["Esc", t("history.keys.none")],
    ],
  },
  {
    name: t("trash.keysList"),
    keys: [
      ["↵", t("trash.restore")],
      ["␣ ⇧ ↑ ↓", t("trash.keysSelect")],
    ],
  },
  {
    name: t("conflicts.keysList"),
    keys: [
      ["1 2", t("conflicts.keysChoose")],
      ["↑ ↓", t("conflicts.keysWalk")],
    ],
  },
  {
    name: t("history.keysCalendar"),
    keys: [
      ["← →", t("history.keys.day")],
      ["↑ ↓", t("history.keys.week")],
      ["PgUp PgDn", t("history.keys.month")],
      ["↵", t("history.keys.open")],
    ],
  },
  {
    name: t("changes.keys.name"),
    keys: [
      ["↑ ↓", t("changes.keys.walk")],
      ["↵", t("changes.keys.open")],
      ["← →", t("changes.keys.scrub")],
    ],
  },
  {
    name: t("keys.year.name"),
    keys: [
      ["↑ ↓", t("keys.year.day")],
      ["← →", t("keys.year.week")],
      ["↵", t("keys.year.open")],
    ],
  },
  {
    name: t("keys.typed.name"),
    keys: [
      ["100x5", t("keys.typed.load")],
      ["100x5@8", t("keys.typed.effort")],
      ["100x5x3", t("keys.typed.several")],
      ["225lb x5", t("keys.typed.pounds")],
      ["bw+20x8", t("keys.typed.bodyweight")],
      ["w 60x8", t("keys.typed.warmup")],
      ["100x8+", t("keys.typed.amrap")],
      ["5km 24:30", t("keys.typed.distance")],
      ["0:45", t("keys.typed.time")],
      [t("keys.typed.noteTyped"), t("keys.typed.note")],
    ],
  },
];
