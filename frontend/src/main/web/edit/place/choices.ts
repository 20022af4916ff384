/** What a typed or pasted text may mean, of what the story and the gazetteer have. */
import type { Item } from "../story/item.ts";
import { type Found, type Hit, namesOfHit, type Position } from "./gazetteer.ts";
import { isNamed, placesNamed, plainName, storysPlace } from "./own-places.ts";

export type Chosen =
  | { readonly kind: "own"; readonly item: Item }
  | { readonly kind: "hit"; readonly hit: Hit }
  | { readonly kind: "position"; readonly position: Position }
  /** A place of this name, which neither has. */
  | { readonly kind: "new"; readonly name: string };

export type ChosenKind = Chosen["kind"];

export interface Choices {
  /** By a key of its own each, in the order in which they are offered. */
  readonly all: ReadonlyMap<string, Chosen>;
  /** The key of the likeliest; null where somebody has to decide. */
  readonly best: string | null;
}

/** Who types less has begun a name: there is Ål in Norway, and Y in France. */
const SHORTEST_NAME = 3;
const MOST_OWN = 6;
/** As many are offered before anything is typed. */
const MOST_UNTYPED = 30;

/**
 * @param text without spaces at its ends
 * @param found what the gazetteer answered; null where it has not, or not yet
 * @param places the story's
 * @param takes what can be chosen
 */
export function choicesOf(
  text: string,
  found: Found | null,
  places: readonly Item[],
  takes: readonly ChosenKind[],
): Choices {
  const own = text === "" ? places.slice(-MOST_UNTYPED).reverse() : placesNamed(places, text).slice(0, MOST_OWN);
  const owns = takes.includes("own") ? own : [];
  const hits = takes.includes("hit") ? (found?.places ?? []).filter((hit) => !storysPlace(hit, owns)) : [];
  const coordinates = takes.includes("position") ? found?.coordinates : null;
  const positions = coordinates && coordinates.outcome !== "refused" ? coordinates.positions : [];
  const all = new Map<string, Chosen>();
  for (const item of owns) all.set(`own/${item.handle}`, { kind: "own", item });
  for (const hit of hits) all.set(`hit/${hit.id}`, { kind: "hit", hit });
  for (const [nth, position] of positions.entries()) all.set(`position/${nth}`, { kind: "position", position });
  if (takes.includes("new") && found && text !== "" && positions.length === 0)
    all.set("new", { kind: "new", name: text });
  return { all, best: coordinates?.outcome === "asked" ? null : bestOf(text, all) };
}

/** What is named just so comes before what only begins so, wherever it is from. */
function bestOf(text: string, all: ReadonlyMap<string, Chosen>): string | null {
  if (text === "") return null;
  const known = [...all].filter(([, { kind }]) => kind !== "new");
  const named = text.length >= SHORTEST_NAME && known.find(([, chosen]) => isNamedSo(chosen, text));
  return (named || known[0])?.[0] ?? null;
}

function isNamedSo(chosen: Chosen, text: string): boolean {
  if (chosen.kind === "own") return isNamed(chosen.item, text);
  return chosen.kind === "hit" && namesOfHit(chosen.hit).some((name) => plainName(name) === plainName(text));
}
