/**
 * What is written and not on the server yet, in the browser's storage: by story and item. A closed tab, a server that is away and a
 * computer that goes out lose nothing of it.
 */
import type { Collection, Fields, Handle, Item } from "../story/item.ts";
import type { Clash } from "../story/merge.ts";

export interface KeptItem {
  readonly handle: Handle;
  readonly collection: Collection;
  readonly id: string | null;
  /** What it was made of. */
  readonly revision: number;
  readonly saved: Fields | null;
  readonly fields: Fields | null;
  readonly sent?: Fields | null | undefined;
  /** What is still to be chosen. */
  readonly clashes?: readonly Clash[];
  /** Milliseconds. */
  readonly at: number;
}

export interface Kept {
  list(): KeptItem[];
  /** @returns false where the browser keeps nothing: its storage is full, or there is none */
  keep(item: Item, clashes: readonly Clash[]): boolean;
  /** Forgets what was kept or listed here; what another tab has kept since stays. */
  drop(handle: Handle): void;
}

/** @param place what tells this server's story from others of the same origin */
export function keptAt(place: string, storage: Storage | undefined = storageOf()): Kept {
  const prefix = `chronomap-edit:${place}:`;
  /** As this tab knows them. */
  const known = new Map<string, string>();
  return {
    list() {
      if (!storage) return [];
      const keys = Array.from({ length: storage.length }, (_, nth) => storage.key(nth) ?? "");
      return keys
        .filter((key) => key.startsWith(prefix))
        .map((key) => {
          const text = storage.getItem(key) ?? "null";
          known.set(key, text);
          return JSON.parse(text) as KeptItem;
        })
        .sort((one, other) => one.at - other.at);
    },
    keep({ handle, collection, id, revision, saved, fields, sent }, clashes) {
      const kept: KeptItem = { handle, collection, id, revision, saved, fields, sent, clashes, at: Date.now() };
      const text = JSON.stringify(kept);
      try {
        storage?.setItem(prefix + handle, text);
        known.set(prefix + handle, text);
        return storage !== undefined;
      } catch (error) {
        if (error instanceof DOMException) return false;
        throw error;
      }
    },
    drop(handle) {
      const key = prefix + handle;
      if (storage && storage.getItem(key) === known.get(key)) storage.removeItem(key);
    },
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
