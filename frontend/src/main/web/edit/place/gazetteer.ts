/** What the server knows of places: by name, or of where a pasted text says that something is (backend/docs/editing.md). */
import type { GeoPrecision, LonLat, PlaceKind } from "../../story/types.ts";
import type { Desk } from "../desk/desk.ts";
import type { Answer } from "../server/ask.ts";

/** A country, region, town or airport. */
export interface Hit {
  readonly id: string;
  readonly kind: Exclude<PlaceKind, "site">;
  /** Of a country or a region: where its government sits. */
  readonly at: LonLat;
  /** In the language asked for. */
  readonly name: string;
  readonly names: Readonly<Record<string, string>>;
  /** The name in which the text was found: one of these, or an earlier or local one. */
  readonly foundBy?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly countryName?: string;
  readonly regionName?: string;
  /** IATA's, of an airport. */
  readonly code?: string;
}

export interface Position {
  readonly at: LonLat;
  /** As closely as its digits say it. */
  readonly geoPrecision: Exclude<GeoPrecision, "none">;
  readonly whereText: string;
}

export type Coordinates =
  | { readonly outcome: "read"; readonly positions: readonly Position[] }
  /** It can be each of them, the likeliest first. */
  | { readonly outcome: "asked"; readonly questionText: string; readonly positions: readonly Position[] }
  /** What would be right is told in the language asked for. */
  | { readonly outcome: "refused"; readonly detail: string };

export interface Found {
  /** Null where the text is none. */
  readonly coordinates: Coordinates | null;
  readonly places: readonly Hit[];
}

/** No position, link or name has more; in UTF-16 units. */
export const LONGEST_TEXT = 2_000;

/** All names that are known here. */
export function namesOfHit({ name, names, foundBy }: Hit): readonly string[] {
  return [name, ...Object.values(names), ...(foundBy ? [foundBy] : [])];
}

type Asking = Pick<Desk, "server" | "story" | "words">;

/** @throws DOMException when it is aborted */
export function askGazetteer(
  { server, story, words }: Asking,
  text: string,
  signal?: AbortSignal,
): Promise<Answer<Found>> {
  const query = new URLSearchParams({ text, lang: words.lang });
  return server.ask<Found>(`/stories/${encodeURIComponent(story)}/gazetteer?${query}`, signal ? { signal } : {});
}

const told = new Map<string, Promise<string>>();

/** Where a position is, in words; empty where that cannot be told now. */
export function whereIs(desk: Asking, [lon, lat]: LonLat): Promise<string> {
  // A form that nobody has to ask about.
  const uri = `geo:${lat.toFixed(6)},${lon.toFixed(6)}`;
  const known = told.get(uri);
  if (known) return known;
  const asked = askGazetteer(desk, uri).then((answer) => {
    const read =
      answer.kind === "ok" && answer.body.coordinates?.outcome === "read" ? answer.body.coordinates : undefined;
    if (!read) told.delete(uri);
    return read?.positions[0]?.whereText ?? "";
  });
  told.set(uri, asked);
  return asked;
}
