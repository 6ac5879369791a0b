// What the parser understood, said within one line.

/** `100 kg · 5 reps`; `3 × 100 kg · 5 reps` for equal sets; otherwise all of them, with their number. */
export function inFewWords(sets: string[]): string {
  const [first] = sets;
  if (first === undefined) return "";
  if (sets.length === 1) return first;
  return sets.every((set) => set === first)
    ? `${sets.length} × ${first}`
    : `${sets.length} sets: ${sets.join(", ")}`;
}
