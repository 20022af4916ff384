/** Where an item of a story is on the server. */
import type { Collection } from "../story/item.ts";

export function addressOf(story: string, collection: Collection, id: string | null): string {
  const own = `/stories/${encodeURIComponent(story)}`;
  return collection === "story" ? own : `${own}/collections/${collection}/items/${encodeURIComponent(id ?? "")}`;
}
