/** Reads the story's collections. */
import type { Feature, Geometry } from "geojson";
import { incidentOf, inStoryOrder, movementOf, type StoryEvent } from "./event.ts";
import type { Collection, Config, IncidentFeature, MovementFeature, PlaceFeature, StoryInfo } from "./types.ts";

/** A story as it is known now. A page's story is one object whose members change when the story does: look when it is needed. */
export interface Story {
  readonly info: StoryInfo;
  /** In story order. */
  readonly events: readonly StoryEvent[];
  readonly places: readonly PlaceFeature[];
  readonly large?: Large;
}

/** Of a story with too many incidents to have all of them whole: their words are had when they are first read. */
export interface Large {
  /**
   * The events as they are on the server now; those that are the same as before are the very same objects.
   *
   * @param changed ids of the incidents that have changed; undefined where that is not known
   * @throws LoadError
   */
  reload(places: Promise<readonly PlaceFeature[]>, changed?: readonly string[]): Promise<readonly StoryEvent[]>;
}

/** Why something could not be had from the server. */
export class LoadError extends Error {
  // Declared alone: a field that is defined would bring a helper of the bundler's along, in a file of its own.
  declare readonly reason: "unreachable" | "refused" | "unreadable";
  /** The HTTP status of a refusal, else 0. */
  declare readonly status: number;

  constructor(reason: LoadError["reason"], address: string, status = 0, cause?: unknown) {
    super(`${address}: ${reason}${status ? ` (${status})` : ""}`, { cause });
    this.reason = reason;
    this.status = status;
  }
}

/** @throws LoadError */
export async function load<T>(address: string, read: (response: Response) => Promise<T>): Promise<T> {
  let response: Response;
  try {
    response = await fetch(address, { headers: { Accept: "application/geo+json, application/json" } });
  } catch (cause) {
    throw new LoadError("unreachable", address, 0, cause);
  }
  if (!response.ok) throw new LoadError("refused", address, response.status);
  try {
    return await read(response);
  } catch (cause) {
    throw new LoadError("unreadable", address, 0, cause);
  }
}

/** @throws LoadError */
export function loadJson<T>(address: string): Promise<T> {
  return load(address, (response) => response.json());
}

/**
 * All features of a collection, page after page.
 *
 * @throws LoadError
 */
export async function loadAll<F extends Feature<Geometry | null>>(address: string): Promise<F[]> {
  const features: F[] = [];
  let next: string | undefined = address;
  while (next) {
    const page: Collection<F> = await loadJson<Collection<F>>(next);
    features.push(...page.features);
    const link: string | undefined = page.links?.find(({ rel }) => rel === "next")?.href;
    next = link && new URL(link, new URL(next, document.baseURI)).href;
  }
  return features;
}

/**
 * The address of all items of a collection.
 *
 * @param lang one of the story's languages, or `*` for all of them at once
 */
export function itemsAddress(config: Config, collection: string, lang: string): string {
  const { base, files } = config;
  return files
    ? `${files.data}/${lang === "*" ? "all" : lang}/${collection}.json`
    : `${base}/collections/${collection}/items?lang=${lang}&limit=10000${versionQuery(config)}`;
}

/** The address at which a reader finds the data of one item: files hold whole collections. */
export function itemAddress(config: Config, collection: string, id: string): string {
  return config.files
    ? itemsAddress(config, collection, config.lang)
    : `${config.base}/collections/${collection}/items/${encodeURIComponent(id)}?f=json${versionQuery(config)}`;
}

/** Where it is told how an item has changed. Undefined where nobody keeps that: in files. */
export function historyAddress({ base, lang, files }: Config, collection: string, id: string): string | undefined {
  if (files) return undefined;
  return `${base}/collections/${collection}/items/${encodeURIComponent(id)}/history?lang=${lang}`;
}

/** Which version of the story the page shows, where it is not the newest. */
export function versionQuery({ asOf, preview }: Config): string {
  if (preview) return `&preview=${encodeURIComponent(preview)}`;
  return asOf ? `&as-of=${encodeURIComponent(asOf)}` : "";
}

/** @throws LoadError */
export async function loadStory(config: Config): Promise<Story> {
  const items = (collection: string) => itemsAddress(config, collection, config.lang);
  const [incidents, movements, places] = await Promise.all([
    loadAll<IncidentFeature>(items("incidents")),
    loadAll<MovementFeature>(items("movements")),
    config.places ?? loadAll<PlaceFeature>(items("places")),
  ]);
  try {
    const events = inStoryOrder([...incidents.map(incidentOf), ...movements.map(movementOf)]);
    return { info: config.story, events, places };
  } catch (cause) {
    throw new LoadError("unreadable", config.base, 0, cause);
  }
}
