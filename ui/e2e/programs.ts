// Programs that a test runs beside the browser: each says in its first line, in
// JSON, where it is to be reached.

import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

// No test touches the keychain of whoever runs it.
const env = { ...process.env, CHALKBOOK_SECRETS: "file" };

export type Running = { said: unknown; stop: () => void; ended: Promise<unknown> };

/** Starts a program, and waits for its first line. */
export async function start(program: string, args: string[]): Promise<Running> {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"], env });
  const ended = once(child, "exit");
  const said: unknown = JSON.parse(await firstLine(program, child));
  return { said, stop: () => void child.kill(), ended };
}

async function firstLine(program: string, child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error(`${program} has no output`);
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error(`${program} ended without a word`);
}

const newFolder = (): string => mkdtempSync(join(tmpdir(), "chalkbook-"));

/** Removes a folder, also where a program that was told to end still writes into it. */
const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });

/** A folder for as long as this process runs, which tests share. */
export function folderForAll(): string {
  const folder = newFolder();
  process.on("exit", () => remove(folder));
  return folder;
}

/** A folder for the time of `use`. */
export async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = newFolder();
  await use(folder);
  remove(folder);
}

/** A relay of a test's own, which can be stopped and started again at its address. */
export class Relay {
  address = "127.0.0.1:0";
  #running: Running | null = null;
  #ended: Promise<unknown> = Promise.resolve();

  constructor(readonly folder: string) {}

  async start(): Promise<void> {
    // Until then it holds its folder and its address.
    await this.#ended;
    this.#running = await start(relayProgram, ["serve", "--listen", this.address, "--data-dir", this.folder, "--json"]);
    this.address = (this.#running.said as { address: string }).address;
  }

  stop(): void {
    this.#running?.stop();
    this.#ended = this.#running?.ended ?? this.#ended;
    this.#running = null;
  }

  /** Another relay, which goes on from what this one holds now. This one is stopped. */
  async split(folder: string): Promise<Relay> {
    this.stop();
    await this.#ended;
    cpSync(this.folder, folder, { recursive: true });
    const other = new Relay(folder);
    await other.start();
    return other;
  }

  /** What its keeper gives out to make a space. */
  invite(): string {
    const said = execFileSync(relayProgram, ["invite", "--data-dir", this.folder, "--json"], { encoding: "utf8" });
    return (JSON.parse(said) as { token: string }).token;
  }
}

const relayProgram = "../target/debug/chalkbook-relay";

/** The command line on a logbook of its own; gives its answer. */
export function commandLine(folder: string, ...words: string[]): unknown {
  const said = execFileSync("../target/debug/chalkbook-cli", ["--json", "--data-dir", folder, ...words], { encoding: "utf8", env });
  return JSON.parse(said);
}
