/** New items, with what the one before them makes likely. */
import type { Desk } from "../desk/desk.ts";
import { itemsOf, storyOf } from "../desk/state.ts";
import type { Collection, Fields, Handle, Item } from "../story/item.ts";

export function newItem(desk: Desk, collection: Exclude<Collection, "story">): Handle {
  return desk.create(collection, firstFields(desk, collection));
}

function firstFields(desk: Desk, collection: Exclude<Collection, "story">): Fields {
  const { state } = desk;
  switch (collection) {
    case "places":
      return { kind: "city" };
    case "scenes": {
      const positions = itemsOf(state, "scenes").map(({ fields }) => Number(fields?.["position"] ?? 0));
      return { position: Math.max(0, ...positions) + 1, mode: "cumulative" };
    }
    case "incidents":
    case "movements": {
      const { categories } = storyOf(state);
      const before = lastMade(desk, collection);
      const first = Array.isArray(categories) ? categories[0]?.["id"] : undefined;
      return { status: "reported", category: before?.fields?.["category"] ?? first };
    }
  }
}

/** The item that was made or opened before the one that is selected. */
export function lastMade(desk: Desk, collection: Collection): Item | undefined {
  const { state } = desk;
  const made = itemsOf(state, collection).filter(({ handle }) => handle !== state.selected);
  return made.filter(({ handle }) => handle.startsWith("new/")).at(-1) ?? made.at(-1);
}
