// The desk of this window: how things stand here, and the hands that act.

import { attempt } from "../attempt";
import { backend, shell } from "../backend";
import type { ExerciseName, MassUnit, RoutineId } from "../backend/bindings";
import type { Live } from "../backend/live.svelte";
import { tell } from "../notices.svelte";
import { fresh } from "../parts/workout/fresh.svelte";
import type { Screen } from "../places";
import { route } from "../route.svelte";
import { startRoutine } from "../screens/routines/start";
import { sheets } from "../sheets.svelte";
import { look } from "../theme.svelte";
import type { Theme } from "../theme";
import { training } from "../training.svelte";
import { redo, undo } from "../undo";
import { whatOf } from "../undowords";
import { sentence } from "../words";
import type { Desk, Offer } from "./action";
import { offers } from "./offers.svelte";
import { t } from "../language";

export class WindowDesk implements Desk {
  constructor(
    readonly today: Live<"today">,
    private readonly settings: Live<"settings">,
    private readonly sync: Live<"sync_state">,
    private readonly undoing: Live<"undo_state">,
  ) {}

  get screen(): Screen {
    return route.place.screen;
  }

  get running(): boolean | null {
    return this.today.answer ? this.today.answer.running !== null : null;
  }

  get begun(): boolean {
    return this.today.answer?.empty === false;
  }

  get resting(): boolean {
    return training.rest !== null;
  }

  get shared(): boolean {
    return this.sync.answer !== undefined && this.sync.answer.state !== "off";
  }

  get undoable(): string | null {
    const undo = this.undoing.answer?.undo ?? null;
    return undo && whatOf(undo);
  }

  get redoable(): string | null {
    const redo = this.undoing.answer?.redo ?? null;
    return redo && whatOf(redo);
  }

  get unit(): MassUnit {
    return this.settings.answer?.unit ?? "kg";
  }

  get theme(): Theme {
    return look.theme;
  }

  offered(offer: Offer): boolean {
    return offers.has(offer);
  }

  take(offer: Offer, home: Screen | null, part: string | null = null): void {
    if (offers.take(offer) || home === null) return;
    this.go(home, part);
    offers.await(offer);
  }

  go(screen: Screen, open: string | null = null): void {
    sheets.close();
    route.go(screen, open);
  }

  showPlates(): void {
    sheets.close();
    sheets.plates = true;
  }

  showKeys(): void {
    sheets.keys = true;
  }

  newWindow(): void {
    void attempt(shell.newWindow());
  }

  showLogbooks(): void {
    sheets.close();
    sheets.logbooks = true;
  }

  find(): void {
    sheets.find = !sheets.find;
  }

  undo(): void {
    void undo();
  }

  redo(): void {
    void redo();
  }

  changeRest(seconds: number): void {
    training.longer(seconds);
  }

  skipRest(): void {
    training.skip();
  }

  syncNow(): void {
    void attempt(backend.call("sync_now", {})).then((done) => {
      if (done?.state === "up_to_date") tell(t("desk.synced"));
      else if (done) tell(done.reason === "" ? t("desk.waits") : sentence(t("desk.waitsFor", { reason: done.reason })));
    });
  }

  useUnit(unit: MassUnit): void {
    void attempt(backend.call("change_settings", { unit })).then((done) => {
      if (done) tell(t(`desk.${unit}`), done);
    });
  }

  useTheme(theme: Theme): void {
    look.choose(theme);
  }

  startRoutine(routine: RoutineId): void {
    void startRoutine(routine);
  }

  /** Adds an exercise to the workout that runs, and goes to its line. */
  async addExercise(exercise: ExerciseName): Promise<void> {
    const workout = this.today.answer?.running?.id;
    if (workout === undefined) return;
    const added = await attempt(backend.call("add_entry", { workout, exercise: exercise.id }));
    if (!added) return;
    training.at(workout, exercise.name);
    fresh.entry = added.entry;
    this.go("today");
  }
}
