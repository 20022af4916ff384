/** What the editor of one story holds: a value, and pure functions over it. */

import { freeId } from "../story/ids.ts";
import { type Collection, type Fields, type Handle, type Item, isAllSaved, isSaved, lacking } from "../story/item.ts";
import { isEmpty, type Json } from "../story/json.ts";
import { type Clash, merge, withValue } from "../story/merge.ts";
import { told } from "../story/texts.ts";

export type Items = ReadonlyMap<Handle, Item>;

/** What an edit did to an item, to be undone; null = the item was not there, or is not any more. */
export interface Step {
  readonly handle: Handle;
  readonly before: Fields | null;
  readonly after: Fields | null;
  /** The field that it was about: what is typed into one in one go is one step. */
  readonly field: string | null;
  /** Milliseconds. */
  readonly at: number;
}

/** Why an item is not saved, beside that it is about to be. */
export type Trouble =
  /** What the server says is wrong: by field, `sources/0/url`; by "" what belongs to none. */
  | { readonly kind: "refused"; readonly faults: ReadonlyMap<string, string> }
  /** Somebody else changed the same, and when: what both wrote, until one is chosen. */
  | {
      readonly kind: "clash";
      readonly clashes: readonly Clash[];
      readonly by: string | null;
      readonly at: string | null;
    }
  /** Somebody else deleted it. */
  | { readonly kind: "gone"; readonly by: string | null };

/** Whether what is written here arrives. */
export type Line =
  | { readonly kind: "up" }
  /** Trying again. */
  | { readonly kind: "down"; readonly since: number }
  | { readonly kind: "signed-out" };

export interface Person {
  readonly username: string;
  /** What they have open. */
  readonly item: Handle | null;
  readonly self: boolean;
}

export interface DeskState {
  readonly items: Items;
  /** Those of which something is written here and not on the server: kept up with each edit, however many there are. */
  readonly left: ReadonlySet<Handle>;
  readonly troubles: ReadonlyMap<Handle, Trouble>;
  /** Being sent now. */
  readonly saving: Handle | null;
  readonly line: Line;
  /** Milliseconds: when something was last saved; null = nothing yet. */
  readonly savedAt: number | null;
  /** Whether the browser refused to keep what is not saved. */
  readonly keptNot: boolean;
  readonly undo: readonly Step[];
  readonly redo: readonly Step[];
  readonly selected: Handle | null;
  /** The language that texts are written in now. */
  readonly lang: string;
  /** The language that stands beside it, to translate from or to; null = none. */
  readonly beside: string | null;
  /** Of the story's last change that is known here. */
  readonly seq: number;
  readonly here: readonly Person[];
}

const ONE_STEP_MS = 1_500;
const MOST_STEPS = 500;

export function initialState(items: readonly Item[], seq: number, interfaceLang: string): DeskState {
  const all = new Map(items.map((item) => [item.handle, item]));
  const languages = languagesOf(all);
  return {
    items: all,
    left: new Set(items.filter((item) => !isAllSaved(item)).map(({ handle }) => handle)),
    troubles: new Map(),
    saving: null,
    line: { kind: "up" },
    savedAt: null,
    keptNot: false,
    undo: [],
    redo: [],
    selected: null,
    lang: languages.includes(interfaceLang) ? interfaceLang : (languages[0] ?? interfaceLang),
    beside: null,
    seq,
    here: [],
  };
}

export function storyOf({ items }: Pick<DeskState, "items">): Fields {
  return items.get("story")?.fields ?? {};
}

/** Of the story; the first is the one of texts that name none. */
export function languagesOf(items: Items): readonly string[] {
  const languages = items.get("story")?.fields?.["languages"];
  return Array.isArray(languages) ? languages.filter((one): one is string => typeof one === "string") : [];
}

/** Those that are not deleted, of one collection. */
export function itemsOf({ items }: Pick<DeskState, "items">, collection: Collection): Item[] {
  return [...items.values()].filter((item) => item.collection === collection && item.fields !== null);
}

export function findById({ items }: Pick<DeskState, "items">, collection: Collection, id: string): Item | undefined {
  return (
    items.get(`${collection}/${id}`) ??
    [...items.values()].find((item) => item.collection === collection && item.id === id)
  );
}

/** Puts an item in the place of what stands under its handle. */
export function withItem(state: DeskState, item: Item): DeskState {
  const items = new Map(state.items).set(item.handle, item);
  return { ...state, items, left: withLeft(state.left, item.handle, !isAllSaved(item)) };
}

function withLeft(left: ReadonlySet<Handle>, handle: Handle, isLeft: boolean): ReadonlySet<Handle> {
  if (left.has(handle) === isLeft) return left;
  const next = new Set(left);
  if (isLeft) next.add(handle);
  else next.delete(handle);
  return next;
}

export function withoutItem(state: DeskState, handle: Handle): DeskState {
  const items = new Map(state.items);
  items.delete(handle);
  return {
    ...withTrouble(state, handle, null),
    items,
    left: withLeft(state.left, handle, false),
    selected: state.selected === handle ? null : state.selected,
  };
}

export function withTrouble(state: DeskState, handle: Handle, trouble: Trouble | null): DeskState {
  if (trouble === null && !state.troubles.has(handle)) return state;
  const troubles = new Map(state.troubles);
  if (trouble) troubles.set(handle, trouble);
  else troubles.delete(handle);
  return { ...state, troubles };
}

/** Both versions of what is still to be chosen of an item. */
export function clashesOf({ troubles }: Pick<DeskState, "troubles">, handle: Handle): readonly Clash[] {
  const trouble = troubles.get(handle);
  return trouble?.kind === "clash" ? trouble.clashes : [];
}

/**
 * What somebody did to an item, as a step that can be undone.
 *
 * @param after null deletes it
 * @param field what was edited; null where it is a step by itself
 */
export function edited(
  state: DeskState,
  handle: Handle,
  after: Fields | null,
  field: string | null,
  at: number,
): DeskState {
  const item = state.items.get(handle);
  if (!item || item.fields === after) return state;
  const last = state.undo.at(-1);
  const goesOn = last && field !== null && last.field === field && last.handle === handle && at - last.at < ONE_STEP_MS;
  const step: Step = { handle, before: goesOn ? last.before : item.fields, after, field, at };
  const before = goesOn ? state.undo.slice(0, -1) : state.undo.slice(-MOST_STEPS);
  return { ...withFields(state, item, after), undo: [...before, step], redo: [] };
}

/** A new item, with an id that is free where its name is known already. */
export function created(
  state: DeskState,
  collection: Exclude<Collection, "story">,
  handle: Handle,
  fields: Fields,
  at: number,
): DeskState {
  const item: Item = {
    handle,
    collection,
    id: null,
    revision: 0,
    published: false,
    draftedBy: null,
    saved: null,
    fields,
    told: null,
  };
  const step: Step = { handle, before: null, after: fields, field: null, at };
  return { ...withItem(state, item), undo: [...state.undo.slice(-MOST_STEPS), step], redo: [] };
}

function withFields(state: DeskState, item: Item, fields: Fields | null): DeskState {
  // What the server refused is another thing now; of what is deleted nothing is left to choose.
  const trouble = state.troubles.get(item.handle);
  const without = trouble?.kind === "refused" || fields === null ? withTrouble(state, item.handle, null) : state;
  return withItem(without, { ...item, fields });
}

/** What is typed in a field that says nothing yet; null = no more. It is no step: the field has it until it says something. */
export function withTyped(state: DeskState, handle: Handle, field: string, text: string | null): DeskState {
  const item = state.items.get(handle);
  if (!item || (item.typed?.[field] ?? null) === text) return state;
  const { [field]: _, ...others } = item.typed ?? {};
  const typed = text === null ? others : { ...others, [field]: text };
  return withItem(state, { ...item, typed: Object.keys(typed).length > 0 ? typed : undefined });
}

/** Takes back the last step: of its item what that changed, whatever else was changed in it since, as by somebody else. */
export function undone(state: DeskState): DeskState {
  return back(state, "undo", "redo", ({ before, after }) => [after, before]);
}

export function redone(state: DeskState): DeskState {
  return back(state, "redo", "undo", ({ before, after }) => [before, after]);
}

function back(
  state: DeskState,
  from: "undo" | "redo",
  to: "undo" | "redo",
  ways: (step: Step) => readonly [Fields | null, Fields | null],
): DeskState {
  const step = state[from].at(-1);
  if (!step) return state;
  const item = state.items.get(step.handle);
  const left = { ...state, [from]: state[from].slice(0, -1) };
  // Somebody else deleted it, and it was let go.
  if (!item) return left;
  const [was, wanted] = ways(step);
  const fields = was && wanted && item.fields ? merge(was, wanted, item.fields).fields : wanted;
  return {
    ...withFields(left, item, fields),
    [to]: [...state[to], step],
    selected: wanted === null ? null : step.handle,
  };
}

/** What one of both wrote is chosen, a step like any other; when nothing is left to choose the item is saved. */
export function chosen(state: DeskState, handle: Handle, path: string, value: Json | undefined, at: number): DeskState {
  const fields = state.items.get(handle)?.fields;
  const trouble = state.troubles.get(handle);
  if (!fields || trouble?.kind !== "clash") return state;
  const clashes = trouble.clashes.filter((one) => one.path !== path);
  const next = edited(state, handle, withValue(fields, path, value), null, at);
  return withTrouble(next, handle, clashes.length > 0 ? { ...trouble, clashes } : null);
}

/** Whether it is to be sent now: changed here, whole enough, and without trouble that waits for somebody. */
export function isDue(state: DeskState, item: Item): boolean {
  if (isSaved(item) || state.troubles.has(item.handle)) return false;
  return item.sent !== undefined || lacking(item).length === 0;
}

/** What is written here and not on the server. */
export function unsaved({ items, left }: DeskState): Item[] {
  return [...left].flatMap((handle) => items.get(handle) ?? []);
}

/** An id for a new item, by its title in the first language that it has. */
export function idFor(state: DeskState, item: Item): string {
  const taken = new Set<string>();
  for (const other of state.items.values()) {
    if (other.collection === item.collection && other.id !== null) taken.add(other.id);
  }
  const languages = ["en", ...languagesOf(state.items)];
  const fields = item.fields ?? {};
  const texts = fields[item.collection === "places" ? "name" : "title"];
  const title = isEmpty(texts) ? "" : told(texts as Record<string, string>, languages);
  return freeId(title, taken, item.collection.slice(0, -1));
}
