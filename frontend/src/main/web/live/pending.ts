/** What has changed in the story since it was shown: of each item the last change. */

export type ChangeKind = "created" | "updated" | "retracted" | "deleted";

export interface Change {
  readonly collection: "story" | "places" | "incidents" | "movements" | "scenes";
  readonly id: string;
  readonly change: ChangeKind;
  readonly revision: number;
}

export interface Pending {
  /** By collection and id; `change` is what it is to the reader. */
  readonly items: ReadonlyMap<string, Change>;
  /** Nothing is known but that there is something: all has to be loaded anew. */
  readonly all: boolean;
}

/** Of what the reader is shown: an item's revision, 0 where it is not told, undefined where the item is not there. */
export type ShownRevision = (key: string) => number | undefined;

/** More changes than this are not counted one by one. */
export const MOST_PENDING = 500;
export const NO_CHANGES: Pending = { items: new Map(), all: false };
export const ALL_CHANGED: Pending = { items: new Map(), all: true };

export function isEmpty({ items, all }: Pending): boolean {
  return !all && items.size === 0;
}

/** Whether it is a change of something that stands in the list. */
export function isListed({ collection }: Change): boolean {
  return collection === "incidents" || collection === "movements";
}

export function withChange(pending: Pending, change: Change, shown: ShownRevision): Pending {
  if (pending.all) return pending;
  const key = `${change.collection}/${change.id}`;
  const items = new Map(pending.items);
  if (!isListed(change)) items.set(key, change);
  else {
    const revision = shown(key);
    const isDeleted = change.change === "deleted";
    // A page may have been given newer data than it was told of.
    if (revision !== undefined && !isDeleted && !items.has(key) && change.revision <= revision) return pending;
    if (revision === undefined && isDeleted) items.delete(key);
    else items.set(key, { ...change, change: asSeen(change.change, revision !== undefined) });
  }
  return items.size > MOST_PENDING ? ALL_CHANGED : { items, all: false };
}

/** One after the other; what the reader has been shown meanwhile is left out. */
export function merged(earlier: Pending, later: Pending, shown: ShownRevision): Pending {
  if (earlier.all || later.all) return ALL_CHANGED;
  return [...earlier.items.values(), ...later.items.values()].reduce(
    (pending, change) => withChange(pending, change, shown),
    NO_CHANGES,
  );
}

/** What was made and then changed is new to who has not seen it. */
function asSeen(change: ChangeKind, isShown: boolean): ChangeKind {
  if (!isShown) return "created";
  return change === "retracted" || change === "deleted" ? change : "updated";
}
