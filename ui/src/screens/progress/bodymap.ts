// Which regions of the drawn body are which muscle, by the beginnings of the
// regions' names. A region of no muscle (head, hands, knees) stays plain.

const regions: { [muscle: string]: readonly string[] } = {
  chest: ["chest-"],
  "front-shoulders": ["shoulder-front-"],
  "side-shoulders": ["shoulder-side-"],
  "rear-shoulders": ["deltoid-rear-"],
  triceps: ["triceps-"],
  biceps: ["biceps-"],
  forearms: ["forearm-"],
  traps: ["traps-upper-"],
  "upper-back": ["traps-mid-", "traps-lower-"],
  lats: ["lats-"],
  "lower-back": ["lower-back-"],
  abs: ["abs-"],
  obliques: ["obliques-", "serratus-"],
  "hip-flexors": ["hip-flexor-"],
  glutes: ["gluteus-maximus-"],
  abductors: ["gluteus-medius-"],
  quads: ["quads-"],
  hamstrings: ["hamstrings-"],
  adductors: ["adductors-"],
  calves: ["calves-"],
  shins: ["tibialis-"],
  neck: ["neck-", "nape"],
};

export const muscles = Object.keys(regions);

/** The muscle that a region of the drawing is; none for head, hands and joints. */
export function muscleOf(region: string): string | null {
  const found = muscles.find((muscle) => regions[muscle]?.some((begin) => region.startsWith(begin)));
  return found ?? null;
}
