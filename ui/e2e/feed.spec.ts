// What several devices did, in the feed of one: whose it is, when it came here, and
// only what one of them did.

import { check } from "./axe";
import { call } from "./past";
import { commandLine, type Relay } from "./programs";
import { expect, inviteOne, test } from "./relay";
import { type Desk, withTwin } from "./twin";

const rows = (desk: Desk) => desk.page.getByRole("list", { name: "What happened, by day" }).locator("[data-row]");
const filter = (desk: Desk) => desk.page.getByRole("combobox", { name: "By which device" });
/** A row as the eye has it: without what only those read who hear the screen. */
const beside = (desk: Desk, name: string) => rows(desk).filter({ hasText: name }).locator(".by");

/** Each of both logs a set of an exercise of its own. */
async function logOnBoth(address: string, phone: string): Promise<void> {
  await call(address, "log_line", { text: "Deadlift 140x5" });
  await call(address, "sync_now", {});
  commandLine(phone, "sync");
  commandLine(phone, "log", "Bench Press 100x5");
  commandLine(phone, "sync");
  await call(address, "sync_now", {});
}

test("one device alone is not named on its rows, and there is none to choose", async ({ desk, address }) => {
  await call(address, "log_line", { text: "Deadlift 140x5" });
  await desk.press("Control+0");
  await expect(rows(desk)).toHaveCount(1);
  await expect(beside(desk, "Deadlift")).toHaveText("3 changes");
  // Who hears the screen is told.
  await expect(rows(desk).first()).toContainText("This device");
  await expect(filter(desk)).toHaveCount(0);
});

test("of several devices the others are named, and the feed is narrowed to one", async ({ desk, address, phone }) => {
  await logOnBoth(address, phone);
  await desk.press("Control+0");
  await expect(beside(desk, "Bench Press")).toContainText("Phone");
  await expect(beside(desk, "Deadlift")).not.toContainText("This device");
  await expect(rows(desk).filter({ hasText: "Deadlift" })).toContainText("This device");
  await check(desk);

  await test.step("to the other one, whose name then stands in the filter alone", async () => {
    await filter(desk).selectOption("Phone");
    await expect(rows(desk).filter({ hasText: "Deadlift" })).toHaveCount(0);
    await expect(rows(desk).filter({ hasText: "Bench Press" })).toHaveCount(1);
    await expect(beside(desk, "Bench Press")).not.toContainText("Phone");
    await expect(rows(desk).filter({ hasText: "Bench Press" })).toContainText("Phone");
    await check(desk);
  });
  await test.step("to this one, by keyboard", async () => {
    await filter(desk).focus();
    await desk.type("This");
    await expect(rows(desk).filter({ hasText: "Deadlift" })).toHaveCount(1);
    await expect(rows(desk).filter({ hasText: "Bench Press" })).toHaveCount(0);
  });
  await test.step("and back to all", async () => {
    await filter(desk).selectOption("Any device");
    await expect(rows(desk).filter({ hasText: "Bench Press" })).toHaveCount(1);
    await expect(rows(desk).filter({ hasText: "Deadlift" })).toHaveCount(1);
  });
});

/** A civil time so many hours ago. */
function hoursAgo(hours: number): string {
  const at = new Date(Date.now() - hours * 3_600_000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

/** What a device did whose clock stands so many hours ago, in a window on it. */
async function logEarlier(address: string, relay: Relay, hours: number): Promise<void> {
  const code = await inviteOne(address, relay);
  await withTwin(
    0,
    async (other) => {
      await call(other, "join", { address: relay.address, code, name: "Laptop" });
      await call(other, "log_line", { text: "Bench Press 100x5" });
      await call(other, "sync_now", {});
    },
    1,
    hoursAgo(hours),
  );
  await call(address, "sync_now", {});
}

test("what another device did earlier says when it came here, and what was done here says no more", async ({ desk, address, relay }) => {
  await logEarlier(address, relay, 24);
  await call(address, "log_measurement", { measure: "weight", text: "80 kg", day: null });
  await desk.press("Control+0");
  await expect(beside(desk, "Bench Press")).toHaveText(/^3 changes · came here \d\d:\d\d · Laptop$/);
  // It stands among what came today, with its own day beside its own time.
  await expect(desk.page.getByRole("heading", { level: 2 })).toHaveText(["Today"]);
  await expect(beside(desk, "Measured")).toHaveText("");
  await check(desk);

  await rows(desk).filter({ hasText: "Bench Press" }).press("Enter");
  await expect(desk.page.getByRole("dialog")).toContainText(/Yesterday.* · Laptop · came here \d\d:\d\d/i);
});
