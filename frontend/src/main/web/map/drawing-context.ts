import type * as L from "leaflet";
import type { Translator } from "../i18n/messages.ts";
import type { Category } from "../story/types.ts";

/** What a story's marks and arcs are drawn with. */
export interface DrawingContext {
  readonly map: L.Map;
  /** By id, in the story's order. */
  readonly categories: ReadonlyMap<string, Category>;
  readonly translator: Translator;
}
