/** The texts of an incident or a movement that a search looks into. */

/** A text in the page's language, or in every language that it has. */
export type Localized = string | Readonly<Record<string, string>>;

/** What is read of an item's properties, whether asked for in one language or in all (`lang=*`). */
export interface Searchable {
  readonly title: Localized;
  readonly summary?: Localized | null;
  /** The language of title and summary where they are in one. */
  readonly lang?: string | null;
  readonly placeName?: Localized | null;
  readonly whereText?: Localized | null;
  readonly place?: string | null;
  readonly from?: readonly string[];
  readonly to?: readonly string[];
  readonly fromNames?: readonly Localized[];
  readonly toNames?: readonly Localized[];
  readonly actors?: readonly Localized[];
  readonly tags?: readonly Localized[];
  readonly sources?: readonly {
    readonly publisher: string;
    readonly title?: Localized | null;
    readonly quote?: string | null;
    readonly lang?: string | null;
    readonly attributedTo?: Localized | null;
  }[];
}

export interface Passage {
  readonly text: string;
  readonly lang?: string;
}

/** @param placeNames names by a place's id, of which those of the item's places are added */
export function passagesOf(properties: Searchable, placeNames?: ReadonlyMap<string, Localized>): Passage[] {
  const passages: Passage[] = [];
  const add = (text: Localized | null | undefined, lang?: string | null) => {
    if (!text) return;
    if (typeof text === "string") passages.push(lang ? { text, lang } : { text });
    else for (const [language, words] of Object.entries(text)) passages.push({ text: words, lang: language });
  };
  add(properties.title, properties.lang);
  add(properties.summary, properties.lang);
  add(properties.placeName);
  add(properties.whereText);
  for (const name of [...(properties.fromNames ?? []), ...(properties.toNames ?? [])]) add(name);
  const places = [properties.place ?? [], properties.from ?? [], properties.to ?? []].flat();
  for (const place of new Set(places)) add(placeNames?.get(place));
  for (const words of [...(properties.actors ?? []), ...(properties.tags ?? [])]) add(words);
  for (const { publisher, title, quote, lang, attributedTo } of properties.sources ?? []) {
    add(publisher);
    add(title);
    add(quote, lang);
    add(attributedTo);
  }
  return passages;
}
