// A real relay of a test's own, and the devices that meet through it.

import { call } from "./past";
import { commandLine, Relay, withFolder } from "./programs";
import { test as alone } from "./twin";

type Given = {
  relay: Relay;
  /** The folder of a device without a window, which is in one space with the desk. */
  phone: string;
};

/** Makes the desk's logbook a space; gives a code by which one more device joins it. */
export async function inviteOne(address: string, relay: Relay): Promise<string> {
  const { words } = await call(address, "connect", { address: relay.address, invite: relay.invite() });
  const { code } = await call(address, "pair", { words });
  return code;
}

export const test = alone.extend<Given>({
  relay: async ({}, use) => {
    await withFolder(async (folder) => {
      const relay = new Relay(folder);
      await relay.start();
      await use(relay);
      relay.stop();
    });
  },
  phone: async ({ relay, address }, use) => {
    await withFolder(async (folder) => {
      commandLine(folder, "join", relay.address, await inviteOne(address, relay), "--name", "Phone");
      await use(folder);
    });
  },
});

export { expect } from "@playwright/test";
