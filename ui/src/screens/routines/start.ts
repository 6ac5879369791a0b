// Beginning a workout from a routine, at this window.

import { attempt } from "../../attempt";
import { backend } from "../../backend";
import type { RoutineId } from "../../backend/bindings";
import { route } from "../../route.svelte";
import { training } from "../../training.svelte";
import { fresh } from "../../parts/workout/fresh.svelte";

export async function startRoutine(routine: RoutineId): Promise<void> {
  const started = await attempt(backend.call("start_workout", { routine }));
  if (!started) return;
  training.at(started.workout, "");
  const workout = await attempt(backend.call("workout", { workout: started.workout }));
  fresh.entry = workout?.entries[0]?.id ?? null;
  route.go("today");
}
