/**
 * What is written and not on the server yet, in the browser's storage: by story and item. A closed tab, a server that is away and a
 * computer that goes out lose nothing of it.
 */
import type { Collection, Fields, Handle, Item } from "../story/item.ts";

export interface KeptItem {
  readonly handle: Handle;
  readonly collection: Collection;
  readonly id: string | null;
  /** What it was made of. */
  readonly revision: number;
  readonly saved: Fields | null;
  readonly fields: Fields | null;
  /** Milliseconds. */
  readonly at: number;
}

export interface Kept {
  list(): KeptItem[];
  /** @returns false where the browser keeps nothing: its storage is full, or there is none */
  keep(item: Item): boolean;
  drop(handle: Handle): void;
}

/** @param place what tells this server's story from others of the same origin */
export function keptAt(place: string, storage: Storage | undefined = storageOf()): Kept {
  const prefix = `chronomap-edit:${place}:`;
  return {
    list() {
      if (!storage) return [];
      const keys = Array.from({ length: storage.length }, (_, nth) => storage.key(nth) ?? "");
      return keys
        .filter((key) => key.startsWith(prefix))
        .map((key) => JSON.parse(storage.getItem(key) ?? "null") as KeptItem)
        .sort((one, other) => one.at - other.at);
    },
    keep({ handle, collection, id, revision, saved, fields }) {
      const kept: KeptItem = { handle, collection, id, revision, saved, fields, at: Date.now() };
      try {
        storage?.setItem(prefix + handle, JSON.stringify(kept));
        return storage !== undefined;
      } catch (error) {
        if (error instanceof DOMException) return false;
        throw error;
      }
    },
    drop(handle) {
      storage?.removeItem(prefix + handle);
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
