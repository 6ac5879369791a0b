// What two devices set differently at the same time, in words.

import type { Dispute } from "./backend/bindings";

/** The other values, and what settles them. */
export function disputesInWords(disputes: Dispute[]): string {
  return `${disputes.map(inWords).join(" ")} Change it, and the new value counts.`;
}

function inWords({ field, others }: Dispute): string {
  if (field === "deleted") return "One device deleted it while another changed it.";
  const values = others.map((value) => (value === "" ? "nothing" : value));
  return `Another device set the ${field} to ${values.join(", and one to ")} at the same time.`;
}
