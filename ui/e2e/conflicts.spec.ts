// Two devices of one person set one thing apart from each other while they are
// apart: both inboxes show both values, and settling on one settles both.

import { check } from "./axe";
import { call } from "./past";
import { commandLine, type Relay } from "./programs";
import { expect, test } from "./relay";
import { type Desk } from "./twin";

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
