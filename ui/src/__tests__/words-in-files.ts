// Finds words for people that stand in the source instead of the files of languages.

import { parse } from "svelte/compiler";

type Node = { type: string; [key: string]: unknown };

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && typeof (value as Node).type === "string";

// What these hold is read or heard, on elements and on our own parts.
const told = new Set(["aria-label", "aria-description", "aria-roledescription", "alt", "placeholder", "title", "label", "name", "hint", "verb", "busy", "about"]);

// The names of keys are what a browser calls them.
const keyNames = new Set(["Enter", "Escape", "Home", "End", "Delete", "Backspace", "Tab", "Mac"]);

const hasWord = (text: string): boolean => /\p{L}{2,}/u.test(text);

/** Words of a sentence, or one word with a capital. */
function isSaid(text: string): boolean {
  if (keyNames.has(text) || /^Arrow|^Page/.test(text)) return false;
  return /^\p{Lu}\p{Ll}+( |$)/u.test(text) || /\p{Ll}{2,}[.,:;]? \p{L}{2,} \p{L}{2,}/u.test(text);
}

/** Every literal text of a file that a person would read. A file of TypeScript is read as a script. */
export function wordsIn(source: string, isSvelte: boolean): string[] {
  const found: string[] = [];
  const ast = parse(isSvelte ? source : `<script lang="ts">${source}</script>`, { modern: true });

  function visit(node: Node, inside: Node[]): void {
    const parent = inside.at(-1);
    if (node.type === "Text") {
      const attribute = inside.find((each) => each.type === "Attribute");
      const shown = attribute ? told.has(String(attribute.name)) : true;
      if (shown && hasWord(String(node.data)) && !inside.some((each) => each.type === "StyleDirective")) found.push(String(node.data).trim());
      return;
    }
    const isText = node.type === "Literal" && typeof node.value === "string";
    const isPart = node.type === "TemplateElement";
    if (isText || isPart) {
      const text = isText ? String(node.value) : String((node.value as { cooked?: string }).cooked ?? "");
      const named = parent?.type === "ImportDeclaration" || parent?.type === "ImportExpression" || parent?.type.startsWith("TS");
      const isClass = inside.some((each) => each.type === "Attribute" && each.name === "class");
      if (!named && !isClass && isSaid(text)) found.push(text.trim());
      return;
    }
    for (const [key, value] of Object.entries(node)) {
      if (key === "css" || key === "comments" || key === "leadingComments" || key === "trailingComments") continue;
      const children = Array.isArray(value) ? value : [value];
      for (const child of children) if (isNode(child)) visit(child, [...inside, node]);
    }
  }

  for (const part of [ast.fragment, ast.instance, ast.module]) if (part) visit(part as unknown as Node, []);
  return found;
}
