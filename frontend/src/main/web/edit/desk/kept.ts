/**
 * What is written and not on the server yet, in the browser's storage: by story, tab and item, so that two tabs keep both what each
 * has of an item. A closed tab, a server that is away and a computer that goes out lose nothing of it; the next tab that is opened
 * takes over what all have kept.
 */
import type { Collection, Fields, Handle, Item, Typed } from "../story/item.ts";
import type { Clash } from "../story/merge.ts";
import { uuid } from "./uuid.ts";

export interface KeptItem {
  readonly handle: Handle;
  readonly collection: Collection;
  readonly id: string | null;
  /** What it was made of. */
  readonly revision: number;
  readonly saved: Fields | null;
  readonly fields: Fields | null;
  readonly sent?: Fields | null | undefined;
  readonly typed?: Typed | undefined;
  /** What is still to be chosen. */
  readonly clashes?: readonly Clash[];
  /** Milliseconds. */
  readonly at: number;
}

export interface Kept {
  /** Of all tabs, the oldest first. */
  list(): KeptItem[];
  /**
   * In the place of what was kept or listed here of the item before.
   *
   * @returns false where the browser keeps nothing: its storage is full, or there is none
   */
  keep(item: Item, clashes: readonly Clash[]): boolean;
  /** Forgets what was kept or listed here; what another tab has kept since stays. */
  drop(handle: Handle): void;
}

/** @param place what tells this server's story from others of the same origin */
export function keptAt(place: string, storage: Storage | undefined = storageOf()): Kept {
  const prefix = `chronomap-edit:${place}:`;
  const tab = uuid();
  /** As this tab knows them: what it has kept, and what of others' it took over. */
  const known = new Map<string, { readonly handle: Handle; readonly text: string }>();
  const forget = (handle: Handle, without?: string) => {
    for (const [key, one] of known) {
      if (one.handle !== handle || key === without) continue;
      known.delete(key);
      if (storage?.getItem(key) === one.text) storage.removeItem(key);
    }
  };
  return {
    list() {
      if (!storage) return [];
      const keys = Array.from({ length: storage.length }, (_, nth) => storage.key(nth) ?? "");
      return keys
        .filter((key) => key.startsWith(prefix))
        .map((key) => {
          const text = storage.getItem(key) ?? "null";
          const kept = JSON.parse(text) as KeptItem;
          known.set(key, { handle: kept.handle, text });
          return kept;
        })
        .sort((one, other) => one.at - other.at);
    },
    keep({ handle, collection, id, revision, saved, fields, sent, typed }, clashes) {
      const kept: KeptItem = { handle, collection, id, revision, saved, fields, sent, typed, clashes, at: Date.now() };
      const text = JSON.stringify(kept);
      const own = `${prefix}${tab}:${handle}`;
      try {
        storage?.setItem(own, text);
        known.set(own, { handle, text });
        forget(handle, own);
        return storage !== undefined;
      } catch (error) {
        if (error instanceof DOMException) return false;
        throw error;
      }
    },
    drop: (handle) => forget(handle),
  };
}

function storageOf(): Storage | undefined {
  try {
    return localStorage;
  } catch (error) {
    // A browser that is told to keep nothing.
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
