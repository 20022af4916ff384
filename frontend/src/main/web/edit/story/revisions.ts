/** What an item said before, as it was saved. */
import type { JsonObject } from "./json.ts";

export interface Revision {
  readonly seq: number;
  readonly revision: number;
  readonly kind: string;
  /** RFC 3339. */
  readonly at: string;
  readonly by: string | null;
  readonly note: string | null;
  /** Null where it was deleted. */
  readonly feature: JsonObject | null;
}

const ONE_SITTING_MS = 10 * 60_000;

/**
 * What is saved by itself is saved often: of drafts that somebody wrote in one sitting the last is told.
 *
 * @param revisions the newest first
 */
export function sittings(revisions: readonly Revision[]): readonly Revision[] {
  return revisions.filter((one, nth) => {
    const next = revisions[nth - 1];
    if (!next || one.kind !== "drafted" || next.kind !== "drafted" || one.by !== next.by) return true;
    return Date.parse(next.at) - Date.parse(one.at) > ONE_SITTING_MS;
  });
}
