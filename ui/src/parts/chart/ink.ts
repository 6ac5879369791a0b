// The look, read from the tokens as the canvas needs it: resolved colours.

export type Ink = { [name in (typeof names)[number]]: string } & { face: string; size: number };

const names = ["bg", "raised", "line", "line-soft", "ink", "dim", "record", "amount-1", "amount-2", "amount-3", "amount-4", "amount-5"] as const;

/** The colours as they are inside this element now. */
export function inkOf(element: HTMLElement): Ink {
  const probe = document.createElement("span");
  element.append(probe);
  const style = getComputedStyle(probe);
  const resolved = Object.fromEntries(
    names.map((name) => {
      probe.style.color = `var(--${name})`;
      return [name, style.color];
    }),
  ) as { [name in (typeof names)[number]]: string };
  const face = style.fontFamily;
  probe.style.fontSize = "var(--text-s)";
  const size = parseFloat(style.fontSize);
  probe.remove();
  return { ...resolved, face, size };
}
