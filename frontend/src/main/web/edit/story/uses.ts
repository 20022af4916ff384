/** What names an item, so that it cannot be deleted. */
import { type DeskState, itemsOf } from "../desk/state.ts";
import type { Item } from "./item.ts";
import { isObject, type Json } from "./json.ts";

export function usesOf(state: Pick<DeskState, "items">, { collection, id }: Item): readonly Item[] {
  if (id === null) return [];
  const names = (value: Json | undefined) => (Array.isArray(value) ? value.includes(id) : value === id);
  const story = state.items.get("story");
  switch (collection) {
    case "places":
      return [...itemsOf(state, "incidents"), ...itemsOf(state, "movements")].filter(
        ({ fields }) =>
          names(fields?.["place"]) || names(fields?.["from"]) || names(fields?.["to"]) || names(fields?.["via"]),
      );
    case "incidents":
    case "movements": {
      const spans = story?.fields?.["spans"];
      const isShaded = Array.isArray(spans) && spans.some((one: Json) => isObject(one) && one["incident"] === id);
      const scenes = itemsOf(state, "scenes").filter(({ fields }) => names(fields?.["highlight"]));
      return story && isShaded && collection === "incidents" ? [...scenes, story] : scenes;
    }
    case "scenes":
    case "story":
      return [];
  }
}
