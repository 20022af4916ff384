/** Texts that are written in some language of the story and lack another. */
import type { Collection, Item } from "./item.ts";
import { isEmpty, type Json } from "./json.ts";
import { textsOf } from "./texts.ts";

const TEXTS: Readonly<Record<Collection, readonly string[]>> = {
  story: ["title", "standfirst", "byline"],
  places: ["name", "role"],
  incidents: ["title", "summary"],
  movements: ["title", "summary"],
  scenes: ["title", "text"],
};

/** The fields of an item that lack a language. */
export function gaps({ collection, fields }: Item, lang: string, first: string): readonly string[] {
  if (!fields) return [];
  const own = TEXTS[collection].filter((field) => lacks(fields[field], lang, first));
  const { categories } = fields;
  const labels = collection === "story" && Array.isArray(categories) ? categories : [];
  return labels.some((one) => lacks(one?.["label"], lang, first)) ? [...own, "categories"] : own;
}

function lacks(value: Json | undefined, lang: string, first: string): boolean {
  return !isEmpty(value) && !textsOf(value, first)[lang]?.trim();
}
