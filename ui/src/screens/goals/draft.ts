// A goal in the making: what stands in the fields, and what it asks of the core.

import type { BodyMeasure, ExerciseName, GoalAim, GoalDays } from "../../backend/bindings";

export const kinds = ["lift", "frequency", "volume", "distance", "workouts", "body"] as const;
export type Kind = (typeof kinds)[number];

export type Draft = {
  kind: Kind;
  exercise: ExerciseName | null;
  judged: "e1rm" | "load";
  reps: string;
  aWeek: string;
  weeks: string;
  measure: BodyMeasure;
  when: GoalDays["kind"];
  from: string;
  until: string;
  to: string;
};

/** An empty one; its own days begin today and go to the end of the year. */
export function fresh(today: string): Draft {
  return {
    kind: "lift",
    exercise: null,
    judged: "e1rm",
    reps: "5",
    aWeek: "3",
    weeks: "12",
    measure: "weight",
    when: "this_month",
    from: today,
    until: today === "" ? "" : `${today.slice(0, 4)}-12-31`,
    to: "",
  };
}

// What is no number is nothing to reach, and the core says so.
const whole = (text: string): number => (/^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : 0);

function days(draft: Draft): GoalDays {
  return draft.when === "days" ? { kind: "days", from: draft.from, to: draft.until } : { kind: draft.when };
}

/** What is asked of the core; null where a lift has no exercise yet. */
export function aimOf(draft: Draft): GoalAim | null {
  const { to } = draft;
  switch (draft.kind) {
    case "lift": {
      if (draft.exercise === null) return null;
      const exercise = draft.exercise.id;
      return draft.judged === "e1rm" ? { kind: "e1rm", exercise, to } : { kind: "load", exercise, reps: whole(draft.reps), to };
    }
    case "frequency":
      return { kind: "frequency", a_week: whole(draft.aWeek), weeks: whole(draft.weeks) };
    case "volume":
    case "distance":
      return { kind: draft.kind, to, days: days(draft) };
    case "workouts":
      return { kind: "workouts", to: whole(to), days: days(draft) };
    case "body":
      return { kind: "body", measure: draft.measure, to };
  }
}
