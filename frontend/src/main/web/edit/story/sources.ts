/** What the sources of a story have in common. */

import type { DeskState } from "../desk/state.ts";
import { itemsOf } from "../desk/state.ts";
import type { Handle, Item } from "./item.ts";
import { isEmpty, isObject, isSame, type Json, type JsonObject } from "./json.ts";
import { textsOf, told } from "./texts.ts";

export function sourcesOf(fields: JsonObject | null | undefined): readonly JsonObject[] {
  const sources = fields?.["sources"];
  return Array.isArray(sources) ? sources.filter((one: Json) => isObject(one)) : [];
}

/** Those that several items may name, by the id under which they do. */
export function sharedSources(story: JsonObject): ReadonlyMap<string, JsonObject> {
  const { sources } = story;
  return new Map(
    isObject(sources) ? Object.entries(sources).filter((one): one is [string, JsonObject] => isObject(one[1])) : [],
  );
}

function stated(state: Pick<DeskState, "items">): Item[] {
  return [...itemsOf(state, "incidents"), ...itemsOf(state, "movements")];
}

/** Of all publishers of the story, those that are named most first. */
export function publishersOf(state: Pick<DeskState, "items">): readonly string[] {
  const counts = new Map<string, number>();
  const shared = sharedSources(state.items.get("story")?.fields ?? {}).values();
  for (const { publisher } of [...stated(state).flatMap(({ fields }) => sourcesOf(fields)), ...shared]) {
    if (typeof publisher === "string" && publisher.trim()) counts.set(publisher, (counts.get(publisher) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([publisher]) => publisher);
}

/** Who published what the story has from the same site. */
export function publisherAt(state: Pick<DeskState, "items">, url: string): string | undefined {
  const host = hostOf(url);
  if (host === undefined) return undefined;
  const known = stated(state)
    .flatMap(({ fields }) => sourcesOf(fields))
    .find((one) => typeof one["url"] === "string" && hostOf(one["url"]) === host && !isEmpty(one["publisher"]));
  return known && String(known["publisher"]);
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : undefined;
}

/** An address as it was pasted, with what people leave out of it. */
export function wholeUrl(text: string): string {
  const plain = text.trim();
  return /^[\w-]+(\.[\w-]+)+(:\d+)?([/?#]\S*)?$/.test(plain) ? `https://${plain}` : plain;
}

/**
 * The sources of what was open before, which are often those of the next too.
 *
 * @param opened what was opened, the last at the end
 */
export function sourcesBefore(
  state: Pick<DeskState, "items">,
  handle: Handle,
  opened: readonly Handle[],
): readonly JsonObject[] {
  const others = [...opened].reverse().flatMap((one) => state.items.get(one) ?? []);
  const made = stated(state).reverse();
  for (const { handle: one, fields } of [...others, ...made]) {
    const sources = sourcesOf(fields).filter((source) => !isEmpty(source));
    if (one !== handle && sources.length > 0) return sources;
  }
  return [];
}

/** Sources with others behind them, nothing twice; those that were begun and left make room. */
export function withSources(own: readonly JsonObject[], more: readonly JsonObject[]): readonly JsonObject[] {
  const kept = own.filter((one) => !isEmpty(one));
  return [...kept, ...more.filter((one) => !kept.some((other) => isSame(one, other)))];
}

/** A source in a line: publisher, title, date. */
export function sourceLine(source: JsonObject, languages: readonly string[]): string {
  const title = told(textsOf(source["title"], languages[0] ?? ""), languages);
  return [source["publisher"], title, source["published"]].filter((one) => !isEmpty(one)).join(", ");
}
