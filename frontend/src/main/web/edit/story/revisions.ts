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

const ONE_SITTING_MS = 5 * 60_000;

/**
 * What is saved by itself is saved often: of drafts that somebody wrote within minutes the last is told.
 *
 * @param revisions the newest first
 */
export function sittings(revisions: readonly Revision[]): readonly Revision[] {
  const told: Revision[] = [];
  for (const one of revisions) {
    const next = told.at(-1);
    const isOneSitting =
      next?.kind === "drafted" &&
      one.kind === "drafted" &&
      one.by === next.by &&
      Date.parse(next.at) - Date.parse(one.at) <= ONE_SITTING_MS;
    if (!isOneSitting) told.push(one);
  }
  return told;
}
