// Two devices of one person, each a twin of its own, and a real relay between them.

import type { Browser, Page } from "@playwright/test";
import { check } from "./axe";
import { commandLine, type Relay, withFolder } from "./programs";
import { expect, test as withRelay } from "./relay";
import { type Desk, Desk as Person, withTwin } from "./twin";

const test = withRelay.extend<{ other: Desk }>({
  other: async ({ browser }, use) => {
    await withTwin(0, async (address) => {
      const page = await windowOn(browser, address);
      await use(new Person(page));
      await page.context().close();
    });
  },
});

async function windowOn(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

async function openDevices(desk: Desk): Promise<void> {
  await desk.page.getByRole("link", { name: "Devices" }).click();
  await desk.page.getByRole("heading", { name: "Devices", level: 1 }).waitFor();
}

/** Makes a space, and gives the words that were shown. */
async function connect(desk: Desk, relay: Relay): Promise<string[]> {
  const { page } = desk;
  await openDevices(desk);
  await page.getByLabel("Relay", { exact: true }).fill(relay.address);
  await page.getByLabel("Invite").fill(relay.invite());
  await desk.press("Enter");
  await page.getByRole("heading", { name: "Your recovery words" }).waitFor();
  const items = await page.locator("main ol li").allInnerTexts();
  return items.map((item) => item.replace(/^\d+\s*/, "").trim());
}

async function confirm(desk: Desk, words: string[]): Promise<void> {
  const { page } = desk;
  await page.getByRole("button", { name: "I have written them down" }).click();
  for (const field of await page.getByLabel(/^Word \d+$/).all()) {
    const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.innerText ?? "");
    await field.fill(words[Number(/\d+/.exec(label)) - 1] ?? "");
  }
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Add a device" }).waitFor();
}

/** Asks for a code that adds a device. */
async function codeOf({ page }: Desk): Promise<string> {
  await page.getByRole("button", { name: "Add a device" }).click();
  await expect(page.getByRole("img", { name: "QR code" })).toBeVisible();
  const code = (await page.getByLabel("Code", { exact: true }).innerText()).replace(/\s/g, "");
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  return code;
}

/** Adds a device that has no window. */
async function pairCommandLine(desk: Desk, relay: Relay, folder: string, name: string): Promise<void> {
  const code = await codeOf(desk);
  commandLine(folder, "join", relay.address, code, "--name", name);
  await expect(desk.page.getByText(`${name} has joined.`)).toBeVisible();
  await desk.page.getByRole("button", { name: "Done" }).click();
}

async function pair(desk: Desk, other: Desk): Promise<void> {
  const code = await codeOf(desk);
  const relay = await desk.page.locator(".plain").innerText();
  await openDevices(other);
  await other.page.getByRole("button", { name: "Join another device" }).click();
  await other.page.getByLabel("Code or link").fill(code);
  await other.page.getByLabel("Relay", { exact: true }).fill(relay);
  await other.page.getByLabel("Called").fill("Laptop");
  await other.press("Enter");
  await expect(desk.page.getByText("Laptop has joined.")).toBeVisible();
  await desk.page.getByRole("button", { name: "Done" }).click();
}

test("a space is made, its words are asked for, and nothing else goes on before", async ({ desk, page, relay }) => {
  const words = await connect(desk, relay);
  expect(words).toHaveLength(12);
  await page.getByRole("button", { name: "I have written them down" }).click();
  await page.getByLabel(/^Word/).first().fill("nonsense");
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("alert")).toContainText("not what was shown");
  await page.getByRole("button", { name: "Show the words again" }).click();
  await desk.press("Control+1");
  await openDevices(desk);
  await confirm(desk, words);
  await expect(page.getByRole("heading", { name: "Everything is on the relay." })).toBeVisible();
  await expect(page.getByRole("contentinfo")).toContainText("Up to date");
  expect(await page.content()).not.toContain(words.slice(0, 3).join(" "));
});

test("what is logged on one device appears on the other's open screen", async ({ desk, other, relay }) => {
  await confirm(desk, await connect(desk, relay));
  await pair(desk, other);
  await expect(desk.page.getByRole("row", { name: /Laptop/ })).toContainText("here now");
  await other.press("Control+1");
  await desk.press("Control+1");
  await desk.begin("Bench Press");
  await desk.log("Bench Press", "100x5@8");
  await expect(other.rows("Bench Press")).toHaveCount(1);
  await expect(other.page.getByRole("contentinfo")).toContainText("1 other device here");
  await other.log("Bench Press", "102.5x5");
  await expect(desk.rows("Bench Press")).toHaveCount(2);
});

test("where somebody trains and the rest there are seen at the other device", async ({ desk, other, relay }) => {
  await confirm(desk, await connect(desk, relay));
  await pair(desk, other);
  await desk.press("Control+1");
  await desk.begin("Bench Press");
  await desk.log("Bench Press", "100x5@8");
  await expect(desk.page.getByRole("timer")).toContainText(/^[12]:\d\d$/);
  await expect(other.page.getByRole("contentinfo")).toContainText(/Bench Press · rest [12]:\d\d/);
  await desk.page.getByRole("button", { name: "Skip" }).click();
  await expect(other.page.getByRole("contentinfo")).not.toContainText("rest");
  await expect(other.page.getByRole("contentinfo")).toContainText("Bench Press");
  await desk.page.getByRole("button", { name: /^Finish/ }).click();
  await expect(other.page.getByRole("contentinfo")).not.toContainText("Bench Press");
});

test("a workout that was begun apart from another is said on both", async ({ desk, other, relay }) => {
  await confirm(desk, await connect(desk, relay));
  await pair(desk, other);
  relay.stop();
  for (const [each, exercise] of [[desk, "Bench Press"], [other, "Deadlift"]] as const) {
    await expect(each.page.getByRole("contentinfo")).toContainText("Offline");
    await each.press("Control+1");
    await each.begin(exercise);
    await each.log(exercise, "100x5");
  }
  await relay.start();
  for (const [each, own] of [[desk, "Bench Press"], [other, "Deadlift"]] as const) {
    const also = each.page.getByRole("complementary", { name: "Another workout runs" });
    await expect(also).toContainText("1 set");
    await expect(each.rows(own)).toHaveCount(1);
    await check(each);
  }
  // The one that began earlier stays with its own, also when it is opened anew.
  await desk.page.reload();
  await expect(desk.rows("Bench Press")).toHaveCount(1);
  await desk.log("Bench Press", "102.5x5");
  await expect(other.page.getByRole("complementary", { name: "Another workout runs" })).toContainText("2 sets");
  await expect(other.rows("Deadlift")).toHaveCount(1);
  await desk.page.getByRole("button", { name: "Open it" }).click();
  await expect(desk.rows("Deadlift")).toHaveCount(1);
  await expect(other.rows("Deadlift")).toHaveCount(1);
  await other.page.getByRole("button", { name: "Finish it" }).click();
  for (const each of [desk, other]) {
    await expect(each.page.getByRole("complementary", { name: "Another workout runs" })).toHaveCount(0);
  }
});

test("a set that both changed apart is marked on both", async ({ desk, other, relay }) => {
  await confirm(desk, await connect(desk, relay));
  await pair(desk, other);
  await desk.press("Control+1");
  await desk.begin("Bench Press");
  await desk.log("Bench Press", "100x5");
  await other.press("Control+1");
  await expect(other.rows("Bench Press")).toHaveCount(1);
  relay.stop();
  for (const [each, text] of [[desk, "101x5"], [other, "102x5"]] as const) {
    await expect(each.page.getByRole("contentinfo")).toContainText("Offline");
    await each.rows("Bench Press").first().focus();
    await each.press("Enter");
    await each.page.getByRole("textbox", { name: /^Change/ }).fill(text);
    await each.press("Enter");
    await expect(each.rows("Bench Press").first()).toContainText(text.slice(0, 3));
  }
  await relay.start();
  for (const each of [desk, other]) {
    const row = each.rows("Bench Press").first();
    await expect(row).toContainText("changed twice");
    const [won, lost] = ((await row.locator("td").nth(2).innerText()).startsWith("101") ? ["101", "102"] : ["102", "101"]) as [string, string];
    await expect(row.locator("td").nth(2)).toContainText(won);
    await expect(row.getByText("changed twice")).toHaveAttribute("title", new RegExp(`load to ${lost}`));
  }
});

test("with the relay gone both go on, and meet again when it is back", async ({ desk, other, relay }) => {
  await confirm(desk, await connect(desk, relay));
  await pair(desk, other);
  await desk.press("Control+1");
  await desk.begin("Bench Press");
  await other.press("Control+1");
  await other.line("Bench Press").waitFor();
  relay.stop();
  await expect(desk.page.getByRole("contentinfo")).toContainText("Offline");
  await expect(other.page.getByRole("contentinfo")).toContainText("Offline");
  await desk.log("Bench Press", "100x5");
  await other.log("Bench Press", "60x10");
  await expect(desk.page.getByRole("contentinfo")).toContainText(/changes? waits?/);
  await relay.start();
  for (const each of [desk, other]) {
    await expect(each.rows("Bench Press")).toHaveCount(2);
    await expect(each.page.getByRole("contentinfo")).toContainText("Up to date");
  }
});

test("the screen has no fault while a device is added", async ({ desk, page, relay }) => {
  const words = await connect(desk, relay);
  await check(desk);
  await confirm(desk, words);
  await page.getByRole("button", { name: "Add a device" }).click();
  await expect(page.getByRole("img", { name: "QR code" })).toBeVisible();
  await check(desk);
});

test("a device is renamed where its name stands, by keyboard, and the other shows it", async ({ desk, other, relay }) => {
  await confirm(desk, await connect(desk, relay));
  await pair(desk, other);
  const name = (each: Desk, said: string) => each.page.getByRole("textbox", { name: `Name of ${said}`, exact: true });
  await name(desk, "Laptop").focus();
  await desk.press("Control+a");
  await desk.type("Gym laptop");
  await desk.press("Enter");
  for (const each of [desk, other]) await expect(name(each, "Gym laptop")).toHaveValue("Gym laptop");
  await name(other, "Gym laptop").fill("Nonsense");
  await other.press("Escape");
  await expect(name(other, "Gym laptop")).toHaveValue("Gym laptop");
  await name(other, "Gym laptop").fill("  ");
  await other.press("Enter");
  await expect(name(other, "Gym laptop")).toHaveValue("Gym laptop");
  await name(other, "Gym laptop").fill("Travel");
  await other.press("Enter");
  await expect(name(desk, "Travel")).toHaveValue("Travel");
  await check(desk);
});

test("what a removed device wrote is put aside, and taken in by hand", async ({ desk, relay }) => {
  const { page } = desk;
  await confirm(desk, await connect(desk, relay));
  await withFolder(async (folder) => {
    const [phone, tablet] = [`${folder}/phone`, `${folder}/tablet`];
    await pairCommandLine(desk, relay, phone, "Old phone");
    await pairCommandLine(desk, relay, tablet, "Tablet");
    // Only the tablet hears of the phone's last set, at a relay that the desk does not reach.
    const elsewhere = await relay.split(`${folder}/relay`);
    await expect(page.getByRole("contentinfo")).toContainText("Offline");
    for (const device of [phone, tablet]) commandLine(device, "connect", elsewhere.address);
    commandLine(phone, "log", "Deadlift 180x3");
    for (const device of [phone, tablet]) commandLine(device, "sync");
    elsewhere.stop();
    await relay.start();
    await page.getByRole("button", { name: "Remove Old phone" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await expect(page.getByRole("textbox", { name: "Name of Old phone" })).toHaveCount(0);
    commandLine(tablet, "connect", relay.address);
  });
  const aside = page.getByRole("region", { name: "Put aside" });
  await expect(aside).toContainText("Old phone");
  await expect(page.getByRole("contentinfo")).toContainText("put aside");
  await check(desk);
  await page.getByRole("button", { name: "Hide: Old phone" }).click();
  await expect(page.getByRole("contentinfo")).not.toContainText("put aside");
  await aside.getByRole("button", { name: /out of sight/ }).click();
  await page.getByRole("button", { name: "Put back: Old phone" }).click();
  await expect(page.getByRole("contentinfo")).toContainText("put aside");
  await page.getByRole("button", { name: "Take it in: Old phone" }).click();
  await check(desk);
  await page.getByRole("dialog").getByRole("button", { name: "Take it in" }).click();
  await expect(aside).toHaveCount(0);
  await expect(page.getByRole("contentinfo")).toContainText("Up to date");
  await desk.press("Control+1");
  await expect(desk.rows("Deadlift")).toHaveCount(1);
});

test("a device is removed, and says so itself", async ({ desk, other, relay }) => {
  await confirm(desk, await connect(desk, relay));
  await pair(desk, other);
  await desk.page.getByRole("button", { name: "Remove Laptop" }).click();
  await desk.page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(desk.page.getByRole("row", { name: /Laptop/ })).toHaveCount(0);
  await expect(other.page.getByText("This device was removed from the space").first()).toBeVisible();
});

test("what is wrong is said beside the field, and nothing is sent", async ({ desk, other, relay }) => {
  const { page } = desk;
  await openDevices(desk);
  await page.getByLabel("Relay", { exact: true }).fill("two words");
  await page.getByLabel("Invite").fill("nonsense");
  await desk.press("Enter");
  await expect(page.getByRole("alert")).toContainText("two words");
  await page.getByLabel("Relay", { exact: true }).fill("127.0.0.1:1");
  await page.getByLabel("Invite").fill(relay.invite());
  await desk.press("Enter");
  await expect(page.getByRole("alert")).not.toContainText("two words");
  await expect(page.getByRole("alert")).not.toBeEmpty();
  await page.getByRole("button", { name: "Use recovery words" }).click();
  await page.getByLabel("Relay", { exact: true }).fill(relay.address);
  await page.getByLabel("Words", { exact: true }).fill("zoo zoo zoo");
  await page.getByRole("button", { name: "Come back" }).click();
  await expect(page.getByRole("alert")).not.toBeEmpty();
  await openDevices(other);
  await other.page.getByRole("button", { name: "Join another device" }).click();
  await other.page.getByLabel("Relay", { exact: true }).fill(relay.address);
  await other.page.getByLabel("Code or link").fill("0123456789ABCDEFGHJKMNPQRS");
  await other.press("Enter");
  await expect(other.page.getByRole("alert")).not.toBeEmpty();
});

test("words bring everything back to a new device", async ({ desk, other, relay }) => {
  const words = await connect(desk, relay);
  await confirm(desk, words);
  await desk.press("Control+1");
  await desk.begin("Bench Press");
  await desk.log("Bench Press", "100x5");
  await expect(desk.page.getByRole("contentinfo")).toContainText("Up to date");
  await openDevices(other);
  await other.page.getByRole("button", { name: "Use recovery words" }).click();
  await other.page.getByLabel("Relay", { exact: true }).fill(relay.address);
  await other.page.getByLabel("Words", { exact: true }).fill(words.join(" "));
  await other.page.getByRole("button", { name: "Come back" }).click();
  await expect(other.page.getByRole("heading", { name: "Everything is on the relay." })).toBeVisible();
  await other.press("Control+1");
  await expect(other.rows("Bench Press")).toHaveCount(1);
});

test("a device that leaves keeps its workouts and is by itself", async ({ desk, page, relay }) => {
  await confirm(desk, await connect(desk, relay));
  await page.getByRole("button", { name: "Leave the space" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
  await expect(page.getByRole("button", { name: "Join another device" })).toBeVisible();
  await expect(page.getByRole("contentinfo")).not.toContainText("Up to date");
});
