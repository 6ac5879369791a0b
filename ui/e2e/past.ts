// Training of past days, logged through the same calls as any other.

import type { Calls } from "../src/backend/bindings";

type Line = [exercise: string, sets: string];

/** Asks the twin at an address for an answer. */
export async function call<Name extends keyof Calls>(address: string, name: Name, request: Calls[Name][0]): Promise<Calls[Name][1]> {
  const { origin, hash } = new URL(address);
  const authorization = `Bearer ${hash.replace("#token=", "")}`;
  const response = await fetch(`${origin}/call/${name}`, {
    method: "POST",
    headers: { authorization },
    body: JSON.stringify(request),
  });
  if (!response.ok) throw new Error(`${name}: ${await response.text()}`);
  return (await response.json()) as Calls[Name][1];
}

/** A civil date so many days before today, as the twin's clock has it. */
export function before(days: number): string {
  const date = new Date();
  date.setDate(date.getDate() - days);
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Logs a workout of an hour so many days ago. */
export async function train(address: string, daysAgo: number, lines: Line[]): Promise<void> {
  const day = before(daysAgo);
  const { workout } = await call(address, "start_workout", { start: `${day}T06:00` });
  for (const [exercise, text] of lines) {
    const { entry } = await call(address, "add_entry", { workout, exercise });
    await call(address, "log_sets", { entry, text });
  }
  await call(address, "finish_workout", { workout, end: `${day}T07:00` });
}

/** A month of a beginner: three workouts a week, a little heavier each time. */
export async function trainForAMonth(address: string): Promise<void> {
  for (let workout = 0; workout < 12; workout += 1) {
    const daysAgo = 28 - Math.round((workout * 28) / 12);
    const more = 2.5 * Math.floor(workout / 2);
    const lines: Line[] =
      workout % 2 === 0
        ? [
            ["back-squat", `w 40x5; ${60 + more} 5 5 5`],
            ["bench-press", `${40 + more} 5 5 5`],
            ["barbell-row", `${40 + more} 8 8@5`],
          ]
        : [
            ["deadlift", `${80 + more}x5`],
            ["overhead-press", `${30 + more} 5 5 5`],
            ["running", "3km 18:30"],
          ];
    await train(address, daysAgo, lines);
  }
}
