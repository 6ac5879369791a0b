// Programs that a test runs beside the browser: each says in its first line, in
// JSON, where it is to be reached.

import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

// No test touches the keychain of whoever runs it.
const env = { ...process.env, CHALKBOOK_SECRETS: "file" };

export type Running = { said: unknown; stop: () => void };

/** Starts a program, and waits for its first line. */
export async function start(program: string, args: string[]): Promise<Running> {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"], env });
  const said: unknown = JSON.parse(await firstLine(program, child));
  return { said, stop: () => void child.kill() };
}

async function firstLine(program: string, child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error(`${program} has no output`);
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error(`${program} ended without a word`);
}

/** A folder for the time of `use`. */
export async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "chalkbook-"));
  await use(folder);
  rmSync(folder, { recursive: true, force: true });
}

/** A relay of a test's own, which can be stopped and started again at its address. */
export class Relay {
  address = "127.0.0.1:0";
  #running: Running | null = null;

  constructor(readonly folder: string) {}

  async start(): Promise<void> {
    this.#running = await start(relayProgram, ["serve", "--listen", this.address, "--data-dir", this.folder, "--json"]);
    this.address = (this.#running.said as { address: string }).address;
  }

  stop(): void {
    this.#running?.stop();
    this.#running = null;
  }

  /** What its keeper gives out to make a space. */
  invite(): string {
    const said = execFileSync(relayProgram, ["invite", "--data-dir", this.folder, "--json"], { encoding: "utf8" });
    return (JSON.parse(said) as { token: string }).token;
  }
}

const relayProgram = "../target/debug/chalkbook-relay";
