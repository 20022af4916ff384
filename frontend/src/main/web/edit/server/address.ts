/** Where stories and their items are on the server. */
import type { Collection } from "../story/item.ts";

export function addressOf(story: string, collection: Collection, id: string | null): string {
  const own = `/stories/${encodeURIComponent(story)}`;
  return collection === "story" ? own : `${own}/collections/${collection}/items/${encodeURIComponent(id ?? "")}`;
}

/** The editor's own pages, where the address of a story called so would be; there may be one from before them. */
const PAGES = ["account", "accounts"];

/** Where files are imported into a story. */
export function importsInto(story: string): string {
  return `/edit/${encodeURIComponent(story)}/import`;
}

/** Where a story is edited. */
export function editorOf(story: string): string {
  return `/edit/${encodeURIComponent(story)}${PAGES.includes(story) ? "/story" : ""}`;
}
