/** What fields say, in words: for who has to choose between two versions, and sees no JSON. */

import { countedText, rangeText } from "../../wording/numbers.ts";
import { type DeskState, findById, languagesOf, storyOf } from "../desk/state.ts";
import { languageName } from "../language-names.ts";
import type { Words } from "../words.ts";
import { type Collection, titleOf } from "./item.ts";
import { isEmpty, isObject, type Json, type JsonObject } from "./json.ts";
import { numbersOf } from "./numbers.ts";
import { sourceLine } from "./sources.ts";
import { textsOf, told } from "./texts.ts";

export interface Wording {
  readonly words: Words;
  readonly state: Pick<DeskState, "items" | "lang">;
}

/** Whose members are languages. */
const TEXTS: readonly string[] = ["title", "summary", "text", "name", "role", "standfirst", "byline"];
/** Whose values are dates. */
export const DATES: readonly string[] = ["when", "at", "extent", "knownAsOf"];

/** “Title, French”, “Numbers, Killed”. */
export function fieldName(path: string, { words, state }: Wording): string {
  const at = path.indexOf("/");
  const field = at < 0 ? path : path.slice(0, at);
  const name = field === "geometry" ? words.t("edit.field.place") : (words.find(`edit.field.${field}`) ?? field);
  if (at < 0) return name;
  const inner = path.slice(at + 1);
  if (TEXTS.includes(field)) return `${name}, ${languageName(inner, words.lang)}`;
  return `${name}, ${field === "numbers" ? numberName(inner, { words, state }) : inner}`;
}

/** Whether it is a text that can be written anew out of two. */
export function isText(path: string): boolean {
  return TEXTS.includes(path.split("/")[0] ?? "") && path.includes("/");
}

/** A line for each thing that is said; none where nothing is. */
export function inWords(path: string, value: Json | undefined, wording: Wording): readonly string[] {
  if (isEmpty(value)) return [];
  const { words, state } = wording;
  const at = path.indexOf("/");
  const field = at < 0 ? path : path.slice(0, at);
  const text = (one: Json | undefined) => textIn(one, state);
  const list = Array.isArray(value) ? value : [value as Json];
  switch (field) {
    case "place":
    case "from":
    case "to":
      return list.map((one) => titleIn(["places"], String(one), state));
    case "via":
      return [words.plural("edit.course.points", list.length)];
    case "highlight":
      return list.map((one) => titleIn(["incidents", "movements"], String(one), state));
    case "category":
      return [text(categoriesOf(state).find((one) => one["id"] === value)?.["label"]) || String(value)];
    case "sizeBy":
      return [numberName(String(value), wording)];
    case "status":
      return [words.find(`status.${value}`) ?? String(value)];
    case "geoPrecision":
      return [words.find(`precision.${value}`) ?? String(value)];
    case "inferred":
      return list.map((one) => words.find(`inferred.${one}`) ?? String(one));
    case "languages":
      return list.map((one) => languageName(String(one), words.lang));
    case "geometry":
      return [positionIn(value, words) ?? plain(value as Json, state)];
    case "numbers":
      // In the story itself they are labels.
      return at < 0 || !isObject(value)
        ? [...numbersOf(value)].map(([key, range]) => `${numberName(key, wording)}: ${rangeIn(range, wording)}`)
        : [rangeIn(value, wording)];
    case "sources":
      return list.map((one) => (isObject(one) ? sourceIn(one, state) : plain(one, state)));
    case "media":
      return list.map((one) =>
        isObject(one) ? [one["url"], one["credit"], text(one["alt"])].filter(Boolean).join(", ") : "",
      );
    case "actors":
    case "tags":
      return list.map(text);
    case "categories":
      return list.map((one) =>
        isObject(one)
          ? [text(one["label"]), one["colour"], words.find(`edit.pattern.${one["pattern"]}`)].join(", ")
          : "",
      );
    case "spans":
      return list.map((one) =>
        isObject(one) ? text(one["label"]) || titleIn(["incidents"], String(one["incident"]), state) : "",
      );
    default:
      return Array.isArray(value) && value.every((one) => typeof one === "object")
        ? value.map((one) => plain(one, state))
        : [plain(value as Json, state)];
  }
}

function languagesIn({ items, lang }: Wording["state"]): readonly string[] {
  return [lang, ...languagesOf(items)];
}

function textIn(value: Json | undefined, state: Wording["state"]): string {
  return told(textsOf(value, languagesOf(state.items)[0] ?? state.lang), languagesIn(state));
}

function titleIn(collections: readonly Collection[], id: string, state: Wording["state"]): string {
  const item = collections.map((collection) => findById(state, collection, id)).find(Boolean);
  return (item && told(titleOf(item, languagesOf(state.items)[0] ?? state.lang), languagesIn(state))) || id;
}

function categoriesOf(state: Wording["state"]): readonly JsonObject[] {
  const { categories } = storyOf(state);
  return Array.isArray(categories) ? categories.filter(isObject) : [];
}

function numberName(key: string, { words, state }: Wording): string {
  const { numbers } = storyOf(state);
  return (isObject(numbers) && textIn(numbers[key], state)) || countedText(key, {}, words);
}

function rangeIn(range: JsonObject, { words, state }: Wording): string {
  const number = (name: string) => {
    const value = range[name];
    return typeof value === "number" ? value : null;
  };
  const text = textIn(range["words"], state);
  return (
    rangeText({ low: number("low"), best: number("best"), high: number("high"), words: text }, words) ||
    textIn(range, state)
  );
}

function sourceIn(source: JsonObject, state: Wording["state"]): string {
  const rest = [source["url"], source["quote"] && `“${source["quote"]}”`, source["ref"]].filter(Boolean);
  return [sourceLine(source, languagesIn(state)), ...rest].filter(Boolean).join(", ");
}

/** Of a point; undefined for whatever else it is. */
function positionIn(geometry: Json | undefined, words: Words): string | undefined {
  const coordinates = isObject(geometry) ? geometry["coordinates"] : undefined;
  const [longitude, latitude] = Array.isArray(coordinates) ? coordinates : [];
  if (typeof longitude !== "number" || typeof latitude !== "number") return undefined;
  return words.t("print.position", latitude, longitude);
}

/** Whatever else it is, without signs of a program. */
function plain(value: Json, state: Wording["state"]): string {
  if (Array.isArray(value)) return value.map((one) => plain(one, state)).join(", ");
  if (!isObject(value)) return String(value);
  return Object.entries(value)
    .map(([name, member]) => `${name}: ${plain(member ?? null, state)}`)
    .join("; ");
}

/** Where two texts differ: what both begin with, what each has then, what both end with; by words. */
export function differing(one: string, other: string): { start: string; one: string; other: string; end: string } {
  const [a, b] = [one.split(/(?<=\s)/), other.split(/(?<=\s)/)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return {
    start: a.slice(0, start).join(""),
    one: a.slice(start, a.length - end).join(""),
    other: b.slice(start, b.length - end).join(""),
    end: a.slice(a.length - end).join(""),
  };
}
