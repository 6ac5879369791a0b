// Words for keys that a part handles itself, since they mean something only
// where the focus is, and for how a set is typed. The sheet of keys shows them.

export type Gestures = { name: string; keys: [string, string][] };

export const gestures: Gestures[] = [
  {
    name: "In the grid of sets",
    keys: [
      ["↵", "Log what was typed; edit the set"],
      ["→", "Take last time’s set into an empty line"],
      ["↑ ↓", "Walk the sets"],
      ["← →", "Walk its load, reps and effort"],
      ["W D F A", "Make it a warm-up, drop set, to failure, as many as possible"],
      ["5", "Alone: so many reps of the set that is proposed"],
      ["Del", "Remove the set"],
      ["Esc", "Leave it as it was, or the sets"],
    ],
  },
  {
    name: "In the year on Progress",
    keys: [
      ["↑ ↓", "The day before or after"],
      ["← →", "The week before or after"],
      ["↵", "Open that day in History"],
    ],
  },
  {
    name: "A set is typed as",
    keys: [
      ["100x5", "100 kg for 5"],
      ["100x5@8", "at RPE 8; or 100x5 2rir"],
      ["100x5x3", "three sets; or 100 5 5 5"],
      ["225lb x5", "in pounds"],
      ["bw+20x8", "body weight and 20; bw-15 assisted"],
      ["w 60x8", "a warm-up; d a drop set"],
      ["100x8+", "as many as possible; f to failure"],
      ["5km 24:30", "a distance in a time"],
      ["0:45", "a time; 20kg 40m a carry"],
      ["// easy", "a note at the end"],
    ],
  },
];
