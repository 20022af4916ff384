/** The editor of one story: its state, and what can be done to it. Everything that is shown is made from this. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { PageData } from "../page.ts";
import { editorOf } from "../server/address.ts";
import type { Server } from "../server/ask.ts";
import {
  asGone,
  type Collection,
  type Fields,
  type Handle,
  handleOf,
  type Item,
  isAllSaved,
  itemOf,
  type SentItem,
  type Told,
  type Typed,
} from "../story/item.ts";
import { isSame, type Json } from "../story/json.ts";
import { merge } from "../story/merge.ts";
import type { Words } from "../words.ts";
import { type Company, createCompany } from "./company.ts";
import { type Kept, type KeptItem, keptAt } from "./kept.ts";
import { createValue, type Observable } from "./observable.ts";
import { createSaving, joined } from "./saving.ts";
import type { DeskState, Trouble } from "./state.ts";
import * as states from "./state.ts";
import { uuid } from "./uuid.ts";

export interface Desk extends Observable<DeskState> {
  readonly page: PageData;
  readonly story: string;
  readonly server: Server;
  readonly words: Words;
  /** Sets a field of an item, as one goes on typing; undefined takes it away. */
  set(handle: Handle, field: string, value: Json | undefined): void;
  /** Keeps what is typed in a field and is no value yet; null = nothing is. */
  type(handle: Handle, field: string, text: string | null): void;
  /** Changes several fields in one step. */
  change(handle: Handle, change: (fields: Fields) => Fields): void;
  /** @returns its handle; it is selected */
  create(collection: Exclude<Collection, "story">, fields: Fields): Handle;
  /**
   * Makes a place, which incidents name by its id at once.
   *
   * @returns its id
   */
  createPlace(fields: Fields): string;
  remove(handle: Handle): void;
  undo(): void;
  redo(): void;
  select(handle: Handle | null): void;
  /** The language that texts are written in from now on. */
  write(lang: string): void;
  /** The language that stands beside it; null = none. */
  writeBeside(lang: string | null): void;
  /** What the server says of a date that was just typed. */
  tell(handle: Handle, told: Told): void;
  /** One of two versions of a field is taken. */
  choose(handle: Handle, path: string, value: Json | undefined): void;
  /** An item that somebody else deleted is made again, or let go. */
  bringBack(handle: Handle): void;
  letGo(handle: Handle): void;
  /** What the server refused is sent again. */
  again(handle: Handle): void;
  /** Saves what can be, at once. */
  save(): Promise<void>;
  /** Reads anew how items stand on the server. */
  refresh(handles: readonly Handle[]): Promise<unknown>;
  /** Somebody signed in again. */
  resume(): void;
  /** Ends what runs. */
  close(): void;
}

/** As many items as an address has room for. */
const AT_ONCE = 50;

interface SentStory {
  readonly seq: number;
  readonly story: SentItem;
  readonly items: readonly SentItem[];
  readonly next: string | null;
}

/** Reads a story whole, and what is kept here of it. */
export async function openDesk(page: PageData, story: string, server: Server, words: Words): Promise<Desk | "away"> {
  const own = `${editorOf(story)}?f=json&lang=${page.lang}`;
  const items: Item[] = [];
  let seq = 0;
  for (let next: string | null = own; next !== null; ) {
    const answer: Awaited<ReturnType<typeof server.ask<SentStory>>> = await server.ask<SentStory>(next);
    if (answer.kind !== "ok") return "away";
    if (items.length === 0) items.push(itemOf(answer.body.story));
    items.push(...answer.body.items.map(itemOf));
    seq ||= answer.body.seq;
    const after: string | null = answer.body.next;
    next = after === null ? null : `${editorOf(story)}${new URL(after, location.href).search}`;
  }
  const kept = keptAt(`${new URL(page.base, location.href).pathname}:${story}`);
  return createDesk(page, story, server, words, kept, states.initialState(items, seq, page.lang));
}

export function createDesk(
  page: PageData,
  story: string,
  server: Server,
  words: Words,
  kept: Kept,
  initial: DeskState,
): Desk {
  const left = kept.list();
  const value = createValue(withKept(initial, left));
  const saving = createSaving(story, page.account.username, server, value, kept);
  const touched = (handle: Handle) => {
    const item = value.state.items.get(handle);
    if (item) saving.touched(item);
  };
  const edit = (handle: Handle, field: string | null, change: (fields: Fields) => Fields | null) => {
    const fields = value.state.items.get(handle)?.fields;
    if (!fields) return;
    value.set((state) => states.edited(state, handle, change(fields), field, Date.now()));
    touched(handle);
  };
  const add = (collection: Exclude<Collection, "story">, fields: Fields): Handle => {
    const handle = `new/${uuid()}`;
    value.set((state) => states.created(state, collection, handle, fields, Date.now()));
    touched(handle);
    return handle;
  };
  const stepped = (change: (state: DeskState) => DeskState, step: "undo" | "redo") => {
    const handle = value.state[step].at(-1)?.handle;
    value.set(change);
    if (handle) touched(handle);
  };
  const trouble = (handle: Handle, next: Trouble | null) =>
    value.set((state) => states.withTrouble(state, handle, next));

  /** @returns false where the server did not say */
  async function refresh(handles: readonly Handle[]): Promise<boolean> {
    for (let at = 0; at < handles.length; at += AT_ONCE) {
      if (!(await refreshSome(handles.slice(at, at + AT_ONCE)))) return false;
    }
    return true;
  }

  async function refreshSome(handles: readonly Handle[]): Promise<boolean> {
    const answer = await server.ask<SentStory>(
      `${editorOf(story)}?f=json&lang=${page.lang}&ids=${handles.map(encodeURIComponent).join(",")}`,
    );
    if (answer.kind !== "ok") return false;
    const sent = new Map([answer.body.story, ...answer.body.items].map((one) => [itemOf(one).handle, one]));
    for (const handle of handles) {
      const there = sent.get(handle);
      const held = [...value.state.items.values()].find((item) => handleOnServer(item) === handle);
      if (there) take(held, there);
      else if (held) goneFromServer(held);
    }
    return true;
  }

  function take(held: Item | undefined, sent: SentItem): void {
    const fresh = itemOf(sent);
    if (!held) {
      value.set((state) => states.withItem(state, fresh));
      return;
    }
    const { item, trouble: next } = joined(
      held,
      sent.feature,
      { by: sent.draftedBy, at: sent.changed ?? null },
      states.clashesOf(value.state, held.handle),
    );
    const { published, draftedBy, told } = fresh;
    value.set((state) =>
      states.withTrouble(states.withItem(state, { ...item, published, draftedBy, told }), held.handle, next),
    );
    touched(held.handle);
  }

  function goneFromServer(held: Item): void {
    if (held.saved === null) return;
    // What nobody changed here goes; what somebody did is theirs to decide.
    if (held.fields !== null && !isAllSaved(held)) {
      trouble(held.handle, { kind: "gone", by: null });
      return;
    }
    value.set((state) =>
      held.fields === null ? states.withItem(state, asGone(held)) : states.withoutItem(state, held.handle),
    );
    kept.drop(held.handle);
  }

  const company: Company = createCompany(story, server, value, refresh, () => saving.resume());
  const flush = () => void (document.hidden && saving.now());
  // Where the browser keeps nothing, what is not saved goes with the page.
  const leave = (event: BeforeUnloadEvent) => {
    if (value.state.keptNot && states.unsaved(value.state).length > 0) event.preventDefault();
  };
  document.addEventListener("visibilitychange", flush);
  addEventListener("beforeunload", leave);
  for (const item of states.unsaved(value.state)) saving.touched(item);
  // What turned out to be saved, and what is kept under another handle now.
  for (const { handle } of left) {
    const item = value.state.items.get(handle);
    if (!item || isAllSaved(item)) kept.drop(handle);
  }

  return {
    page,
    story,
    server,
    words,
    get state() {
      return value.state;
    },
    subscribe: value.subscribe,
    set: (handle, field, to) =>
      edit(handle, field, ({ [field]: _, ...others }) => (to === undefined ? others : { ...others, [field]: to })),
    type(handle, field, text) {
      const { state } = value;
      value.set((before) => states.withTyped(before, handle, field, text));
      if (value.state !== state) touched(handle);
    },
    change: (handle, change) => edit(handle, null, change),
    create(collection, fields) {
      const handle = add(collection, fields);
      value.set((state) => ({ ...state, selected: handle }));
      return handle;
    },
    createPlace(fields) {
      const handle = add("places", fields);
      const item = value.state.items.get(handle);
      if (!item) throw new Error("What was just made is there");
      const id = states.idFor(value.state, item);
      value.set((state) => states.withItem(state, { ...item, id }));
      touched(handle);
      return id;
    },
    remove(handle) {
      edit(handle, null, () => null);
      value.set((state) => (state.selected === handle ? { ...state, selected: null } : state));
    },
    undo: () => stepped(states.undone, "undo"),
    redo: () => stepped(states.redone, "redo"),
    select: (handle) => value.set((state) => (state.selected === handle ? state : { ...state, selected: handle })),
    write: (lang) => value.set((state) => (state.lang === lang ? state : { ...state, lang })),
    writeBeside: (beside) => value.set((state) => (state.beside === beside ? state : { ...state, beside })),
    tell(handle, told) {
      value.set((state) => {
        const item = state.items.get(handle);
        return item ? states.withItem(state, { ...item, told }) : state;
      });
    },
    choose(handle, path, to) {
      value.set((state) => states.chosen(state, handle, path, to, Date.now()));
      touched(handle);
    },
    bringBack(handle) {
      const item = value.state.items.get(handle);
      if (!item) return;
      value.set((state) => states.withItem(state, asGone(item)));
      trouble(handle, null);
      touched(handle);
    },
    letGo(handle) {
      kept.drop(handle);
      value.set((state) => states.withoutItem(state, handle));
    },
    again(handle) {
      trouble(handle, null);
      touched(handle);
    },
    save: saving.now,
    refresh,
    resume() {
      saving.resume();
      company.now();
    },
    close() {
      document.removeEventListener("visibilitychange", flush);
      removeEventListener("beforeunload", leave);
      saving.close();
      company.close();
    },
  };
}

/** The handle under which everybody else knows it. */
function handleOnServer({ handle, collection, id }: Item): Handle {
  return id === null ? handle : handleOf(collection, id);
}

/** What was written in this browser and did not arrive, put onto what the server has by now. */
function withKept(initial: DeskState, kept: readonly KeptItem[]): DeskState {
  let state = initial;
  const taken = new Set<Handle>();
  for (const { at: _, clashes = [], ...one } of kept) {
    const item = state.items.get(one.handle) ?? (one.id ? states.findById(state, one.collection, one.id) : undefined);
    if (item && taken.has(item.handle)) {
      state = withOther(withTypedToo(state, item, one.typed), item.handle, one);
      continue;
    }
    taken.add(item?.handle ?? one.handle);
    if (!item) {
      // To be deleted, and it is.
      if (one.fields === null) continue;
      const left: Item = { ...one, published: false, draftedBy: null, told: null };
      state = states.withItem(state, one.sent === null ? asGone(left) : left);
      if (one.saved !== null && one.sent !== null) {
        state = states.withTrouble(state, one.handle, { kind: "gone", by: null });
      }
      continue;
    }
    const { revision, saved, fields, sent, typed } = one;
    const here: Item = { ...item, revision, saved, fields, sent, typed };
    const { item: next, trouble } = joined(here, written(item), { by: item.draftedBy, at: null }, clashes);
    state = states.withTrouble(states.withItem(state, next), item.handle, trouble);
  }
  return state;
}

/** What another tab of this browser has of the same item: joined as if somebody else had written it. */
function withOther(state: DeskState, handle: Handle, { saved, fields }: Pick<KeptItem, "saved" | "fields">): DeskState {
  const item = state.items.get(handle);
  if (!item || fields === null || isSame(fields, item.fields ?? undefined)) return state;
  if (item.fields === null) return states.withItem(state, { ...item, fields });
  const both = merge(saved ?? {}, fields, item.fields);
  const next = states.withItem(state, { ...item, fields: both.fields });
  const clashes = [
    ...states.clashesOf(state, item.handle).filter(({ path }) => !both.clashes.some((one) => one.path === path)),
    ...both.clashes,
  ];
  return clashes.length === 0
    ? next
    : states.withTrouble(next, item.handle, { kind: "clash", clashes, by: null, at: null });
}

/** Of two texts in one field, both: whoever typed them sees which it was to be. */
function withTypedToo(state: DeskState, { handle, typed = {} }: Item, others: Typed = {}): DeskState {
  return Object.entries(others).reduce((before, [field, text]) => {
    const own = typed[field];
    return states.withTyped(before, handle, field, own && own !== text ? `${own} / ${text}` : text);
  }, state);
}

/** An item as the server would send it. */
function written({ collection, id, revision, draftedBy, saved }: Item): Record<string, Json> {
  const { geometry, ...members } = (saved ?? {}) as Record<string, Json>;
  const counted = { ...members, revision, draft: draftedBy !== null };
  return collection === "story" ? { id, ...counted } : { id, geometry: geometry ?? null, properties: counted };
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("There is no desk around this");
  return desk;
}
