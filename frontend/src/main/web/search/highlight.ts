/** Shows where a search's words stand in a text. Built of nodes: the text of a story is never markup. */
import { el } from "../dom/element.ts";
import { rangesOf } from "./fold.ts";

/** The text as nodes, the terms in it marked. */
export function highlighted(text: string, terms: readonly string[]): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let at = 0;
  for (const [from, to] of rangesOf(text, terms)) {
    nodes.push(text.slice(at, from), el("mark", {}, text.slice(from, to)));
    at = to;
  }
  nodes.push(text.slice(at));
  return nodes.filter((node) => node !== "");
}

const BEFORE = 40;
const AFTER = 80;

/** The surroundings of the first term in a text, cut between words, with "…" where it was cut; undefined if none is in it. */
export function excerpt(text: string, terms: readonly string[]): string | undefined {
  const first = rangesOf(text, terms)[0];
  if (!first) return undefined;
  const [from, to] = first;
  const words = [...text.matchAll(/\S+/gu)].map(({ 0: word, index }) => [index, index + word.length] as const);
  const begin = from <= BEFORE ? 0 : Math.min(from, words.find(([start]) => start >= from - BEFORE)?.[0] ?? from);
  const last = words.filter((word) => word[1] <= to + AFTER).at(-1);
  const end = to + AFTER >= text.length ? text.length : Math.max(to, last?.[1] ?? to);
  return `${begin > 0 ? "…" : ""}${text.slice(begin, end)}${end < text.length ? "…" : ""}`;
}
