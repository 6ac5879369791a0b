// The time from a key to what it shows, taken within the page: no test's own way
// to the browser and back is part of it.

import type { Page } from "@playwright/test";

/** A key of the window, `mod+2` as `keys.ts` writes it, and what is there once its data is. */
export type Step = { name: string; key: string; shows: string };

/** What does not show by then never will. */
const bound = 20_000;

/** Milliseconds from the key until a frame with what it shows was drawn. */
export async function timeOf(page: Page, { name, key, shows }: Step): Promise<number> {
  const time = await page.evaluate(
    ({ key, shows, bound }) =>
      new Promise<number | null>((resolve) => {
        const begin = performance.now();
        const drawn = (): void => {
          if (performance.now() - begin > bound) return resolve(null);
          if (document.querySelector(shows) === null) return void requestAnimationFrame(drawn);
          // The frame in which it stands is over when the next message comes.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - begin);
          requestAnimationFrame(() => port2.postMessage(null));
        };
        const bare = key.replace("mod+", "");
        const init = { key: bare, ctrlKey: bare !== key, bubbles: true, cancelable: true };
        (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", init));
        requestAnimationFrame(drawn);
      }),
    { key, shows, bound },
  );
  if (time === null) throw new Error(`${name}: nothing like \`${shows}\` within ${bound / 1000} s of ${key}`);
  return time;
}

export function median(times: number[]): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
