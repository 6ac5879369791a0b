// Two devices of one person set one thing apart from each other while they are
// apart: both inboxes show both values, and settling on one settles both.

import type { Locator } from "@playwright/test";
import { check } from "./axe";
import { call } from "./past";
import { commandLine, type Relay } from "./programs";
import { expect, test } from "./relay";
import { type Desk, withTwin } from "./twin";

const cards = (desk: Desk) => desk.page.getByRole("main").getByRole("listitem");

async function openConflicts(desk: Desk): Promise<void> {
  await desk.press("Control+k");
  await desk.page.getByRole("combobox", { name: "Find anything" }).waitFor();
  await desk.type("settle conflicts");
  await desk.press("Enter");
  await desk.page.getByRole("heading", { name: "Conflicts", level: 1 }).waitFor();
}

/** Both edit one set while the relay is away, and meet. */
async function editApart(address: string, relay: Relay, phone: string): Promise<void> {
  const { logged } = await call(address, "log_line", { text: "Bench Press 100x5" });
  await call(address, "sync_now", {});
  commandLine(phone, "sync");
  relay.stop();
  await call(address, "edit_set", { set: logged.sets[0] ?? "", text: "102.5x5" });
  commandLine(phone, "edit", logged.sets[0] ?? "", "105x5");
  await relay.start();
  await call(address, "sync_now", {});
  commandLine(phone, "sync");
  await call(address, "sync_now", {});
}

const values = (phone: string): string[] => {
  const { items } = commandLine(phone, "conflicts") as { items: { values: { value: string }[] }[] };
  return items.flatMap((item) => item.values.map((value) => value.value)).sort();
};

test("devices that agree have nothing to settle", async ({ desk }) => {
  await openConflicts(desk);
  await expect(desk.page.getByRole("heading", { name: "All devices agree" })).toBeVisible();
  await check(desk);
});

test("both inboxes show both values, and a number chooses one on both", async ({ desk, address, relay, phone }) => {
  await editApart(address, relay, phone);
  expect(values(phone)).toEqual(["102.5 kg", "105 kg"]);
  await openConflicts(desk);
  await expect(cards(desk)).toHaveCount(1);
  await expect(cards(desk)).toContainText("102.5 kg");
  await expect(cards(desk)).toContainText("on Phone");
  await expect(cards(desk)).toContainText("on this device");
  await expect(desk.page.getByRole("link", { name: /Changes 1/ })).toBeVisible();
  for (const scheme of ["light", "dark"] as const) {
    await desk.page.emulateMedia({ colorScheme: scheme });
    await check(desk);
  }
  await cards(desk).getByRole("button").first().focus();
  await desk.press("2");
  await expect(desk.page.getByRole("heading", { name: "All devices agree" })).toBeVisible();
  await call(address, "sync_now", {});
  commandLine(phone, "sync");
  expect(values(phone)).toEqual([]);
});

test("a third value is typed, and one that cannot be is refused beside the field", async ({ desk, address, relay, phone }) => {
  await editApart(address, relay, phone);
  await openConflicts(desk);
  const other = cards(desk).getByRole("textbox");
  await other.fill("heavy");
  await other.press("Enter");
  await expect(cards(desk).getByRole("alert")).toContainText("no value of the field load");
  await other.fill("104");
  await other.press("Enter");
  await expect(cards(desk)).toHaveCount(0);
  await call(address, "sync_now", {});
  commandLine(phone, "sync");
  const page = commandLine(phone, "exercise", "Bench Press") as { items: { sets: { notation: string }[] }[] };
  expect(page.items[0]?.sets[0]?.notation).toBe("104x5");
});

test("what an exercise is done on is taken from the list, and its muscles are pressed one by one", async ({ desk, address, relay }) => {
  await withTwin(0, async (other) => {
    const { words } = await call(address, "connect", { address: relay.address, invite: relay.invite() });
    const { code } = await call(address, "pair", { words });
    await call(other, "join", { address: relay.address, code, name: "Phone" });
    const { id: exercise } = await call(address, "add_exercise", { name: "Gate Carry" });
    for (const each of [address, other]) await call(each, "sync_now", {});
    relay.stop();
    await call(address, "describe_exercise", { exercise, equipment: "sled", muscles: { leading: ["traps"], assisting: [] } });
    await call(other, "describe_exercise", { exercise, equipment: "dumbbell", muscles: { leading: ["traps"], assisting: ["quads"] } });
    await relay.start();
    for (const each of [address, other, address]) await call(each, "sync_now", {});

    await openConflicts(desk);
    const [equipment, muscles] = ["equipment", "muscles"].map((field) => cards(desk).filter({ hasText: new RegExp(field) })) as [Locator, Locator];
    await expect(equipment).toContainText("Dumbbell");
    await expect(muscles).toContainText("Traps · also Quads");
    const list = equipment.getByRole("combobox", { name: "Another value: equipment" });
    // What a device chose is not in the list a second time.
    await expect(list.getByRole("option", { name: "Sled", exact: true })).toHaveCount(0);
    await list.selectOption("Odd object");
    await expect(equipment).toHaveCount(1);
    await check(desk);
    await equipment.getByRole("button", { name: "Settle", exact: true }).press("Enter");
    await expect(equipment).toHaveCount(0);

    await muscles.getByRole("button", { name: "Other muscles" }).press("Enter");
    const sheet = desk.page.getByRole("dialog", { name: "Another value: muscles" });
    await sheet.getByRole("button", { name: /^Glutes/ }).press("Enter");
    await check(desk);
    await sheet.getByRole("button", { name: "Settle", exact: true }).press("Enter");
    await expect(desk.page.getByRole("heading", { name: "All devices agree" })).toBeVisible();
    for (const each of [address, other]) await call(each, "sync_now", {});
    const page = await call(other, "exercise", { exercise });
    expect(page.exercise.equipment).toBe("odd-object");
    expect(page.muscles?.leading).toEqual(["traps", "glutes"]);
  });
});

test("the command line settles too, and the trash tells what another device added", async ({ desk, address, relay, phone }) => {
  await editApart(address, relay, phone);
  const { items } = commandLine(phone, "conflicts") as { items: { conflict: string }[] };
  commandLine(phone, "conflicts", "settle", items[0]?.conflict ?? "", "--value", "101");
  commandLine(phone, "log", "Bench Press 110x1");
  const { workouts } = await call(address, "history", {});
  await call(address, "delete", { thing: { kind: "workout", id: workouts[0]?.id ?? "" } });
  commandLine(phone, "sync");
  await call(address, "sync_now", {});
  expect((await call(address, "conflict_count", {})).count).toBe(1);
  await desk.press("Control+0");
  await desk.page.getByRole("link", { name: "Trash" }).click();
  const row = desk.page.getByRole("grid", { name: "Trash" }).locator("[data-row]");
  await expect(row).toContainText("Phone added 1 set and changed 1 value since");
  await row.focus();
  await desk.press("Enter");
  await expect(desk.page.getByRole("heading", { name: "The trash is empty" })).toBeVisible();
  expect((await call(address, "stats", {})).sets).toBe(2);
});
