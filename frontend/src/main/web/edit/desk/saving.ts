/**
 * Saves what is edited: one item after the other, so that a place is there before what names it; a little after the last key; again
 * and again while the server is away. What was sent and not answered may be sent twice: that the server has it already is seen by
 * what it says of it.
 */
import { delayMs } from "../../live/backoff.ts";
import type { Problem, Server } from "../server/ask.ts";
import { bodyOf, COLLECTIONS, fieldsOf, type Item, isSaved } from "../story/item.ts";
import { isObject, type JsonObject } from "../story/json.ts";
import { merge } from "../story/merge.ts";
import type { Kept } from "./kept.ts";
import type { Value } from "./observable.ts";
import { type DeskState, idFor, isDue, type Trouble, withItem, withoutItem, withTrouble } from "./state.ts";

const QUIET_MS = 900;

export interface Saving {
  /** An item was edited: it is kept here at once, and saved when its editor rests. */
  touched(item: Item): void;
  /** Saves without waiting; ends when nothing that can be saved is left, or the server is away. */
  now(): Promise<void>;
  /** Somebody signed in again, or the network is back. */
  resume(): void;
}

export function createSaving(
  story: string,
  username: string,
  server: Server,
  desk: Value<DeskState>,
  kept: Kept,
): Saving {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let attempt = 0;

  const soon = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void now(), ms);
  };
  const now = (): Promise<void> => {
    clearTimeout(timer);
    running ??= saveAll().finally(() => {
      running = undefined;
    });
    return running;
  };

  async function saveAll(): Promise<void> {
    for (;;) {
      const { state } = desk;
      const next = COLLECTIONS.map((collection) =>
        [...state.items.values()].find((item) => item.collection === collection && isDue(state, item)),
      ).find(Boolean);
      if (!next || state.line.kind === "signed-out") return;
      if (!(await save(next))) return;
    }
  }

  /** @returns whether it is worth while to go on */
  async function save(item: Item): Promise<boolean> {
    if (item.id === null) {
      const id = idFor(desk.state, item);
      desk.set((state) => withId(state, item.handle, id));
      return true;
    }
    const { handle, revision, saved, fields } = item;
    if (fields === null && saved === null) {
      forget(item);
      return true;
    }
    desk.set((state) => ({ ...state, saving: handle }));
    const answer = await server.ask(
      addressOf(story, item),
      fields === null
        ? { method: "DELETE", ifMatch: revision }
        : { method: "PUT", body: bodyOf(item, fields), ...(saved === null ? { isNew: true } : { ifMatch: revision }) },
    );
    desk.set((state) => ({ ...state, saving: null }));
    if (answer.kind === "away") {
      desk.set((state) => ({
        ...state,
        line: state.line.kind === "down" ? state.line : { kind: "down", since: Date.now() },
      }));
      soon(Math.max(delayMs(attempt++), 1000 * (answer.retryAfter ?? 0)));
      return false;
    }
    if (answer.kind === "signed-out") {
      desk.set((state) => ({ ...state, line: { kind: "signed-out" } }));
      return false;
    }
    attempt = 0;
    desk.set((state) => ({ ...state, line: { kind: "up" } }));
    if (answer.kind === "ok") arrived(item, answer.body);
    else refused(item, answer.problem);
    return true;
  }

  function arrived({ handle, collection, fields }: Item, body: JsonObject | null): void {
    const item = desk.state.items.get(handle);
    if (!item) return;
    if (fields === null) {
      if (item.fields === null) forget(item);
      // It was brought back meanwhile.
      else put({ ...item, saved: null, revision: 0, published: false });
      return;
    }
    const counted = countedOf(collection, body ?? {});
    put({ ...item, saved: fields, revision: counted.revision, draftedBy: counted.draft ? username : null });
    desk.set((state) => ({ ...state, savedAt: Date.now() }));
  }

  function refused(sent: Item, problem: Problem): void {
    const { handle } = sent;
    const item = desk.state.items.get(handle);
    if (!item) return;
    const trouble = (value: Trouble) => desk.set((state) => withTrouble(state, handle, value));
    if (problem.status === 412 && problem.current) {
      takeTheirs(item, problem.current, null);
    } else if (problem.status === 404) {
      if (item.fields === null) forget(item);
      else trouble({ kind: "gone", by: null });
    } else {
      trouble({ kind: "refused", faults: faultsOf(problem) });
    }
  }

  function takeTheirs(item: Item, current: JsonObject, by: string | null): void {
    const { item: next, trouble } = joined(item, current, by);
    put(next);
    desk.set((state) => withTrouble(state, item.handle, trouble));
  }

  function put(item: Item): void {
    desk.set((state) => withItem(state, item));
    if (isSaved(item)) kept.drop(item.handle);
    else kept.keep(item);
  }

  function forget({ handle }: Item): void {
    kept.drop(handle);
    desk.set((state) => withoutItem(state, handle));
  }

  return {
    touched(item) {
      if (isSaved(item)) kept.drop(item.handle);
      else if (!kept.keep(item)) desk.set((state) => (state.keptNot ? state : { ...state, keptNot: true }));
      if (attempt === 0) soon(QUIET_MS);
    },
    now,
    resume() {
      attempt = 0;
      server.signedInAgain();
      desk.set((state) => ({ ...state, line: { kind: "up" } }));
      void now();
    },
  };
}

/** Where an item is read and written: as a draft. */
export function addressOf(story: string, { collection, id, fields }: Item): string {
  const own = `/stories/${encodeURIComponent(story)}`;
  const item = collection === "story" ? own : `${own}/collections/${collection}/items/${encodeURIComponent(id ?? "")}`;
  return fields === null ? item : `${item}?draft=true`;
}

/** What the server has now, joined with what is written here. */
export function joined(item: Item, current: JsonObject, by: string | null): { item: Item; trouble: Trouble | null } {
  const theirs = fieldsOf(item.collection, current);
  const counted = countedOf(item.collection, current);
  const held: Item = {
    ...item,
    saved: theirs,
    revision: counted.revision,
    draftedBy: counted.draft ? (by ?? "") : null,
  };
  // It is to be deleted here, and was changed there: whoever deletes sees it first.
  if (item.fields === null) return { item: { ...held, fields: theirs }, trouble: null };
  const { fields, clashes } = merge(item.saved ?? {}, item.fields, theirs);
  return { item: { ...held, fields }, trouble: clashes.length > 0 ? { kind: "clash", clashes, by } : null };
}

function countedOf(collection: Item["collection"], written: JsonObject): { revision: number; draft: boolean } {
  const { properties } = written;
  const members = collection === "story" || !isObject(properties) ? written : properties;
  return { revision: Number(members["revision"] ?? 0), draft: members["draft"] === true };
}

function withId(state: DeskState, handle: string, id: string): DeskState {
  const item = state.items.get(handle);
  return item ? withItem(state, { ...item, id }) : state;
}

/** By field: `/properties/sources/0/url` is `sources/0/url`. */
export function faultsOf({ errors, detail, title }: Problem): ReadonlyMap<string, string> {
  const faults = new Map<string, string>();
  for (const { pointer = "", parameter, detail: told } of errors ?? []) {
    const field = pointer.replace(/^\/(properties\/)?/, "").replace(/^geometry.*/, "place");
    faults.set(parameter ?? field, told);
  }
  if (faults.size === 0) faults.set("", detail ?? title ?? "");
  return faults;
}
