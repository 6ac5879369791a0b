// What is shown for what was typed: sections of rows, best first. Pure; the core
// has found the exercises and the workouts, and only actions are ranked here.

import { groups, type Action, type Group } from "../../actions/action";
import type { ExerciseHit, GoalLine, Mention, RoutineLine, WorkoutSummary } from "../../backend/bindings";
import * as format from "../../format";
import { t } from "../../language";
import { equipmentName } from "../../library";
import { amount, nameOf } from "../../screens/goals/goals";
import { count, titleOf } from "../../words";
import { better, matched, metIn, type Match } from "./match";

/** What a row stands for. */
export type Thing =
  | { kind: "action"; action: Action }
  | { kind: "exercise"; hit: ExerciseHit }
  | { kind: "workout"; id: string }
  | { kind: "routine"; id: string }
  | { kind: "goal"; id: string };

export type Row = { key: string; words: string; met: number[]; detail: string; thing: Thing };
/** A section: what kind of rows it has, and what it is called. */
export type Section = { kind: Kind | "routines" | "goals" | Group; name: string; rows: Row[] };
type Kind = "lately" | "actions" | "exercises" | "workouts" | "mentions" | "perhaps";

const section = (kind: Kind, rows: Row[]): Section => ({ kind, name: t(`palette.${kind}`), rows });

/** What there is to choose from. */
export type Stock = {
  /** Those that are possible, in the order of the list. */
  actions: Action[];
  exercises: ExerciseHit[];
  mentions: Mention[];
  /** Those that one can start from just now. */
  routines?: RoutineLine[];
  /** Those that are on the way. */
  goals?: GoalLine[];
  /** The newest workouts. */
  workouts: WorkoutSummary[];
  /** What was chosen lately, newest first. */
  lately: Row[];
  today: string;
};

const mostWeak = 5;
/** Of the exercises trained lately, so that the newest workouts are in sight below them. */
const mostLately = 5;

const actionRow = (action: Action, met: number[] = []): Row => ({
  key: `action ${action.id}`,
  words: action.words,
  met,
  detail: "",
  thing: { kind: "action", action },
});

const exerciseRow = (hit: ExerciseHit, typed: string): Row => ({
  key: `exercise ${hit.exercise.id}`,
  words: hit.exercise.name,
  met: metIn(typed, hit.exercise.name),
  detail: [
    hit.alias ? `“${hit.alias}”` : "",
    equipmentName(hit.exercise.equipment),
    hit.sets > 0 ? count(hit.sets, "set") : "",
  ].filter(Boolean).join(" · "),
  thing: { kind: "exercise", hit },
});

const mentionRow = (mention: Mention, index: number, typed: string, today: string): Row => ({
  key: `mention ${mention.workout} ${index}`,
  words: mention.text,
  met: metIn(typed, mention.text),
  detail: format.agoDay(mention.day, today),
  thing: { kind: "workout", id: mention.workout },
});

const workoutRow = (workout: WorkoutSummary, today: string): Row => ({
  key: `workout ${workout.id}`,
  words: titleOf(workout),
  met: [],
  detail: `${format.agoDay(workout.day, today)} · ${count(workout.sets, "set")}`,
  thing: { kind: "workout", id: workout.id },
});

const routineRow = (routine: RoutineLine, met: number[] = []): Row => ({
  key: `routine ${routine.id}`,
  words: t("routines.startThis", { name: routine.name }),
  met,
  detail: routine.exercises.map((exercise) => exercise.name).join(", "),
  thing: { kind: "routine", id: routine.id },
});

const goalRow = (goal: GoalLine, met: number[] = []): Row => ({
  key: `goal ${goal.id}`,
  words: t("goals.goTo", { goal: nameOf(goal) }),
  met,
  detail: amount(goal.to, goal.unit),
  thing: { kind: "goal", id: goal.id },
});

/** The goals whose words are met. */
function goalsFor(typed: string, { goals = [] }: Stock): Row[] {
  return goals.flatMap((goal) => {
    const match = matched(typed, goalRow(goal).words);
    return match && match.fit !== "scattered" ? [goalRow(goal, match.at)] : [];
  });
}

/** The routines whose words are met. */
function routinesFor(typed: string, { routines = [] }: Stock): Row[] {
  return routines.flatMap((routine) => {
    const match = matched(typed, routineRow(routine).words, routine.exercises.map((exercise) => exercise.name).join(" "));
    return match && match.fit !== "scattered" ? [routineRow(routine, match.at)] : [];
  });
}

/** The sections for a text; for none what is useful first. */
export function sectionsFor(typed: string, stock: Stock): Section[] {
  const sections = typed.trim() === "" ? unasked(stock) : asked(typed, stock);
  return sections.filter((section) => section.rows.length > 0);
}

function unasked(stock: Stock): Section[] {
  const still = (row: Row): boolean => row.thing.kind !== "action" || stock.actions.includes(row.thing.action);
  const lately = stock.lately.filter(still).map((row) => ({ ...row, met: [] }));
  const known = new Set(lately.map((row) => row.key));
  const others = (rows: Row[]): Row[] => rows.filter((row) => !known.has(row.key));
  const of = (group: Group): Section => ({
    kind: group,
    name: t(`groups.${group}`),
    rows: others(stock.actions.filter((action) => action.group === group).map((action) => actionRow(action))),
  });
  const [atHand, more] = [groups.slice(0, 2), groups.slice(2)];
  return [
    section("lately", lately),
    ...atHand.map(of),
    { kind: "routines", name: t("screens.routines"), rows: others((stock.routines ?? []).slice(0, mostLately).map((routine) => routineRow(routine))) },
    section("exercises", others(stock.exercises.slice(0, mostLately).map((hit) => exerciseRow(hit, "")))),
    section("workouts", others(stock.workouts.map((workout) => workoutRow(workout, stock.today)))),
    ...more.map(of),
  ];
}

function asked(typed: string, stock: Stock): Section[] {
  const ranked = rank(typed, stock);
  const strong = ({ match }: Ranked): boolean => match.fit === "begins" || match.fit === "other";
  const rows = (some: Ranked[]): Row[] => some.map(({ action, match }) => actionRow(action, match.at));
  return [
    section("actions", rows(ranked.filter(strong))),
    { kind: "routines", name: t("screens.routines"), rows: routinesFor(typed, stock) },
    { kind: "goals", name: t("screens.goals"), rows: goalsFor(typed, stock) },
    section("exercises", stock.exercises.map((hit) => exerciseRow(hit, typed))),
    section("mentions", stock.mentions.map((mention, index) => mentionRow(mention, index, typed, stock.today))),
    section("perhaps", rows(ranked.filter((each) => !strong(each)).slice(0, mostWeak))),
  ];
}

type Ranked = { action: Action; match: Match };

/** Better fits first; of equal ones what was chosen lately, and then as in the list. */
function rank(typed: string, { actions, lately }: Stock): Ranked[] {
  const latest = (action: Action): number => {
    const at = lately.findIndex((row) => row.key === `action ${action.id}`);
    return at < 0 ? lately.length : at;
  };
  return actions
    .map((action) => ({ action, match: matched(typed, action.words, action.also) }))
    .filter((each): each is Ranked => each.match !== null)
    .sort((one, other) => better(one.match.fit, other.match.fit) || latest(one.action) - latest(other.action));
}
