/** The address of a state: every parameter of the reader page's query string, read and written. */
import type { ActorNames } from "../filter/actors.ts";
import { type Filters, NO_FILTERS } from "../filter/filters.ts";
import { parseRange } from "../story/range.ts";
import { STATUSES } from "../story/types.ts";
import type { Axis } from "../time/axis.ts";
import { formatSteps, parseSteps, type Steps } from "../time/duration.ts";
import { parseInterval } from "../time/interval.ts";
import { formatMoment } from "../time/moment.ts";
import { MODES } from "../time/span.ts";
import type { Moves } from "./moves.ts";
import type { MapView, ReaderState } from "./state.ts";

/** Read by the server, which has made the page accordingly: what each may be. */
const SERVER_PARAMETERS = new Map<string, (value: string, named: AddressVocabulary) => boolean>([
  ["lang", (value, { languages }) => languages.some((one) => isWithin(value.toLowerCase(), one.toLowerCase()))],
  ["theme", (value) => ["auto", "light", "dark"].includes(value)],
  ["controls", (value) => ["true", "false"].includes(value)],
  ["f", () => true],
  ["page", (value) => /^[1-9]\d{0,8}$/.test(value)],
  ["as-of", () => true],
  ["preview", () => true],
]);
const LISTS = ["category", "status", "actor", "place", "source"] as const;
const OWN_PARAMETERS: readonly string[] = [
  "t",
  "mode",
  "window",
  ...LISTS,
  "number",
  "undated",
  "q",
  "incident",
  "scene",
  "lat",
  "lon",
  "z",
];
/** Added to shared links by others. */
const TRACKING_PARAMETERS = /^(utm_.*|fbclid|gclid|mc_[ce]id)$/;

/** What a story has that an address can name. */
export interface AddressVocabulary {
  /** Tags of the languages that it can be read in. */
  readonly languages: readonly string[];
  readonly categories: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  readonly actors: ActorNames;
  readonly publishers: ReadonlySet<string>;
  /** What the range of the number that marks are sized by begins with: its key and a colon. */
  readonly number: string | undefined;
  /** Keys of the events, by the address's name for them: their id. */
  readonly events: ReadonlyMap<string, string>;
  readonly scenes: number;
  /** Where a story begins to be read when the address does not say: an instant. */
  readonly initialMoment: number;
}

export interface RejectedParameter {
  readonly name: string;
  readonly value: string;
  /** A time that can be read but is not the story's: what is nearest to it is shown. */
  readonly outside?: true;
}

export interface ParsedAddress {
  readonly state: ReaderState;
  /** What could not be used, and was left out. */
  readonly rejected: readonly RejectedParameter[];
}

export interface Address {
  read(search: string): ParsedAddress;
  /** An address with this state in place of the one that it holds, all else kept. */
  write(address: string, state: ReaderState): string;
}

export function addressOf(axis: Axis, moves: Moves, vocabulary: () => AddressVocabulary): Address {
  return {
    read(search) {
      const named = vocabulary();
      const params = new URLSearchParams(search);
      const rejected: RejectedParameter[] = [];
      const take = <T>(name: string, read: (value: string) => T | undefined): T | undefined => {
        const value = params.get(name);
        if (value === null) return undefined;
        const taken = read(value);
        if (taken === undefined) rejected.push({ name, value });
        return taken;
      };
      const moment = take("t", (text) => parseInterval(axis, text));
      if (moment?.outside) rejected.push({ name: "t", value: params.get("t") ?? "", outside: true });
      const mode = take("mode", (text) => MODES.find((one) => one === text));
      const window = take("window", parseSteps);
      const number = take("number", (text) => {
        const range = named.number && text.startsWith(named.number) ? text.slice(named.number.length) : "";
        return parseRange(range) && range;
      });
      const filters = { ...filtersOf(params, named, rejected), number: number ?? "" };
      const undated = take("undated", (text) => ["false", "true"].indexOf(text) + 1 || undefined) === 2;
      const selected = take("incident", (id) => named.events.get(id)) ?? null;
      const scene = take("scene", (text) =>
        Number(text) < named.scenes && /^\d+$/.test(text) ? Number(text) : undefined,
      );
      const lat = take("lat", (text) => degrees(text, 90));
      const lon = take("lon", (text) => degrees(text, 360));
      const zoom = take("z", (text) => degrees(text, 30));
      const view: MapView | null =
        lat !== undefined && lon !== undefined && zoom !== undefined ? { lat, lon, zoom } : null;
      for (const name of new Set(params.keys())) {
        const fits = SERVER_PARAMETERS.get(name);
        if (fits) take(name, (value) => fits(value, named) || undefined);
        else if (!OWN_PARAMETERS.includes(name) && !TRACKING_PARAMETERS.test(name)) {
          for (const value of params.getAll(name)) rejected.push({ name, value });
        }
      }
      const shownMode = mode ?? (window || moment?.from !== undefined ? "window" : "cumulative");
      const span = moves.at(moment?.t ?? named.initialMoment, shownMode, window, moment?.from);
      return { state: { ...span, selected, filters, undated, scene: scene ?? null, view }, rejected };
    },
    write(address, state) {
      const url = new URL(address);
      const { searchParams } = url;
      const set = (name: string, value: string | undefined) => {
        if (value) searchParams.set(name, value);
        else searchParams.delete(name);
      };
      const { filters, view } = state;
      set("t", formatMoment(axis.zone, state.t, state.unit));
      set("mode", state.mode === "cumulative" ? undefined : state.mode);
      set("window", state.mode === "window" ? formatSteps(windowOf(state)) : undefined);
      for (const name of LISTS) {
        const values =
          name === "actor" ? filters.actor.map((one) => vocabulary().actors.inAddress(one)) : filters[name];
        set(name, values.map(escaped).join(","));
      }
      set("number", filters.number && `${vocabulary().number}${filters.number}`);
      set("undated", state.undated ? "true" : undefined);
      set("q", filters.q.trim());
      set("incident", state.selected?.slice(state.selected.indexOf("/") + 1));
      set("scene", state.scene === null ? undefined : String(state.scene));
      set("lat", view ? shortest(view.lat, 4) : undefined);
      set("lon", view ? shortest(view.lon, 4) : undefined);
      set("z", view ? shortest(view.zoom, 2) : undefined);
      return url.href;
    },
  };

  function windowOf({ unit, from, t }: ReaderState): Steps {
    const grid = axis.grid(unit);
    return { unit, count: grid.indexAt(t) - grid.indexAt(from) + 1 };
  }
}

function filtersOf(params: URLSearchParams, named: AddressVocabulary, rejected: RejectedParameter[]): Filters {
  const among = (values: ReadonlySet<string>) => (value: string) => (values.has(value) ? value : undefined);
  const meant: Readonly<Record<(typeof LISTS)[number], (value: string) => string | undefined>> = {
    category: among(named.categories),
    status: (value) => STATUSES.find((one) => one === value),
    actor: (value) => named.actors.onPage(value),
    place: among(named.places),
    source: (value) => among(named.publishers)(value),
  };
  const list = (name: (typeof LISTS)[number]) => {
    const read = meant[name];
    const values = params.getAll(name).flatMap((text) => {
      const parts = text.split(",").map((one) => one.replace(/%2C/gi, ",").trim());
      const whole = text.trim();
      // A name that holds a comma may stand as it is where only the whole is known.
      return parts[1] !== undefined && !parts.every(read) && read(whole) ? [whole] : parts;
    });
    const found = values.flatMap((value) => {
      const one = read(value);
      if (one === undefined) rejected.push({ name, value });
      return one ?? [];
    });
    return [...new Set(found)];
  };
  return {
    ...NO_FILTERS,
    category: list("category"),
    status: list("status"),
    actor: list("actor"),
    place: list("place"),
    source: list("source"),
    q: params.get("q") ?? "",
  };
}

/** Whether a tag is a language's own or one of a narrower sense: fr-CA is within fr. */
function isWithin(tag: string, language: string): boolean {
  return `${tag}-`.startsWith(`${language}-`);
}

/** A comma parts values, so one within a value is written otherwise. */
function escaped(value: string): string {
  return value.replaceAll(",", "%2C");
}

function shortest(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

function degrees(text: string, most: number): number | undefined {
  const value = Number(text);
  return text.trim() !== "" && Math.abs(value) <= most ? value : undefined;
}
