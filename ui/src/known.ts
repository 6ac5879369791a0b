// Things of every kind and the devices that did something with them, in words.

import type { Installation, Known, Within } from "./backend/bindings";
import * as format from "./format";
import { t } from "./language";
import { nameOf as goalName } from "./screens/goals/goals";
import { nameOf as measureName } from "./screens/body/measures";
import { nameOf } from "./syncwords";
import { titleOf } from "./words";

/** What a thing is called, and where it is or what it is, in a few words. */
export type Named = { title: string; detail: string };

const dayOf = (day: string | null): string => (day === null || day === "" ? "" : format.datedDay(day));

/** The workout or the routine that something is in. */
function within({ title, day }: Within): string {
  if (day === null) return t("known.inRoutine", { name: title });
  return [titleOf({ title }), dayOf(day)].filter(Boolean).join(" · ");
}

/** A thing as a person knows it. */
export function named(what: Known): Named {
  switch (what.kind) {
    case "workout":
      return { title: titleOf(what), detail: [what.title === "" ? "" : t("known.workout"), dayOf(what.day)].filter(Boolean).join(" · ") };
    case "entry":
      return { title: what.exercise.name, detail: within(what.within) };
    case "set":
      return { title: `${what.exercise.name} ${what.text}`.trim(), detail: within(what.within) };
    case "goal":
      return { title: `${goalName(what)}: ${what.to}`, detail: t("known.goal") };
    case "reading":
      return { title: `${measureName(what.measure)} ${what.text}`, detail: dayOf(what.day) };
    case "exercise":
      return { title: what.exercise.name, detail: t("known.exercise") };
    case "routine":
    case "gym":
      return { title: what.name, detail: t(`known.${what.kind}`) };
    case "settings":
      return { title: t("known.settings"), detail: t("known.everyDevice") };
    case "names":
      return { title: t("known.names"), detail: what.importer };
  }
}

/** Who did something: this device, or another by its name. */
export const deviceName = (by: Installation): string => (by.here ? t("known.here") : nameOf(by));

/** The same where a sentence goes on with it. */
export const byDevice = (by: Installation): string => (by.here ? t("known.onThis") : t("known.onOther", { name: nameOf(by) }));

/** Another device by its name. In a list it goes without saying that it was this one, so nothing stands for it. */
export const otherDevice = (by: Installation): string => (by.here ? "" : nameOf(by));
