// What might not be meant as typed, asked once where it was typed.

import type { Asked } from "../../backend/bindings";
import { t } from "../../language";
import { inWords } from "./understood";

/** `5,000 kg · 1 rep? Over a tonne. Press Enter again to keep it.` */
export function question(asked: Asked): string {
  const said = inWords({ ...asked.said, note: null });
  return t("sets.doubt.asked", { said, why: t(`sets.doubt.${asked.doubt}`) });
}
