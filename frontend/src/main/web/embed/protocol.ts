/**
 * What an article's page and the widget in its frame say to each other, by window.postMessage. Each message names the version of
 * this protocol; what has another is passed over. A query is a state as the reader page's address has it, like
 * `t=2022-01-06&mode=window`, without a question mark.
 */

export const VERSION = 1;

/** To the widget. It obeys its parent alone, and from the first hello on only that page's origin. */
export type Command =
  | { readonly type: "hello" }
  /** Takes the parameters given; what is not given stays as it is. */
  | { readonly type: "go"; readonly query: string }
  /** 1 plays forward, -1 back, 0 pauses. */
  | { readonly type: "play"; readonly direction: 0 | 1 | -1 }
  /** The id of an incident or movement; null closes its details. */
  | { readonly type: "select"; readonly id: string | null };

/** From the widget. */
export type Report =
  /** It listens now, and waits for a hello to know whom it speaks to. */
  | { readonly type: "hello" }
  | { readonly type: "ready"; readonly query: string; readonly title: string }
  | { readonly type: "change"; readonly query: string; readonly playing: boolean }
  | { readonly type: "select"; readonly id: string | null }
  /** The least height in CSS pixels in which nothing of the widget is cut off. */
  | { readonly type: "size"; readonly height: number };

export type Message<T> = T & { readonly chronomap: typeof VERSION };

/** An opaque origin (of a frame with `sandbox`) is told as "null" and cannot be addressed: its window alone can. */
export const OPAQUE = "null";

export function addressee(origin: string): string {
  return origin === OPAQUE ? "*" : origin;
}

export function message<T>(content: T): Message<T> {
  return { ...content, chronomap: VERSION };
}

/** True for a message of this protocol and version; what else is in it is for its reader to check. */
export function isMessage<T extends { readonly type: string }>(data: unknown): data is Message<T> {
  const { chronomap, type } = (data ?? {}) as Record<string, unknown>;
  return chronomap === VERSION && typeof type === "string";
}
