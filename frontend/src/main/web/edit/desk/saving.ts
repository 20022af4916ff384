/**
 * Saves what is edited: one item after the other, so that a place is there before what names it; a little after the last key; again
 * and again while the server is away. What was sent and not answered is kept and sent again as it was, until it is known what became
 * of it: that the server has it already is then seen by what it says of it.
 */
import { delayMs } from "../../live/backoff.ts";
import { addressOf } from "../server/address.ts";
import type { Answer, Problem, Server } from "../server/ask.ts";
import {
  asGone,
  bodyOf,
  COLLECTIONS,
  type Fields,
  fieldsOf,
  type Handle,
  type Item,
  isAllSaved,
  membersOf,
} from "../story/item.ts";
import { isSame, type JsonObject } from "../story/json.ts";
import { type Clash, merge, stillOpen } from "../story/merge.ts";
import type { Kept } from "./kept.ts";
import type { Value } from "./observable.ts";
import { clashesOf, type DeskState, idFor, isDue, type Trouble, withItem, withTrouble } from "./state.ts";

const QUIET_MS = 900;

export interface Saving {
  /** An item was edited: it is kept here at once, and saved when its editor rests. */
  touched(item: Item): void;
  /** Saves without waiting; ends when nothing that can be saved is left, or the server is away. */
  now(): Promise<void>;
  /** Somebody signed in again, or the network is back. */
  resume(): void;
  /** Ends what waits. */
  close(): void;
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
  let open = true;

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
    while (open) {
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
      desk.set((state) => withItem(state, { ...item, id }));
      return true;
    }
    const { handle } = item;
    const again = item.sent !== undefined;
    const sent = again ? (item.sent ?? null) : item.fields;
    put({ ...item, sent });
    desk.set((state) => ({ ...state, saving: handle }));
    const answer = await send(item, sent);
    // Whoever opens the story next finds out what became of it.
    if (!open) return false;
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
    desk.set((state) => (state.line.kind === "up" ? state : { ...state, line: { kind: "up" } }));
    if (answer.kind === "ok") arrived(handle, sent, answer.body);
    else refused(handle, sent, again, answer.problem);
    return true;
  }

  async function send(item: Item, sent: Fields | null): Promise<Answer<JsonObject>> {
    const own = addressOf(story, item.collection, item.id);
    if (sent === null) return server.ask(own, { method: "DELETE", ifMatch: item.revision });
    const address = `${own}?draft=true`;
    const put = { method: "PUT", body: bodyOf(item, sent) };
    if (item.saved !== null) return server.ask(address, { ...put, ifMatch: item.revision });
    const answer = await server.ask(address, { ...put, isNew: true });
    // There is one already: a revision that nothing has is refused with how that stands.
    return answer.kind === "refused" && answer.problem.status === 409
      ? server.ask(address, { ...put, ifMatch: 0 })
      : answer;
  }

  function arrived(handle: Handle, sent: Fields | null, body: JsonObject | null): void {
    const item = desk.state.items.get(handle);
    if (!item) return;
    if (sent === null) {
      // It may have been brought back meanwhile.
      put({ ...asGone(item), fields: item.fields });
    } else {
      const counted = countedOf(item.collection, body ?? {});
      // How it stands now may have been read before this answer came.
      if (counted.revision < item.revision) put({ ...item, sent: undefined });
      else
        put({
          ...item,
          sent: undefined,
          saved: sent,
          revision: counted.revision,
          draftedBy: counted.draft ? username : null,
        });
    }
    desk.set((state) => ({ ...state, savedAt: Date.now() }));
  }

  function refused(handle: Handle, sent: Fields | null, again: boolean, problem: Problem): void {
    const item = desk.state.items.get(handle);
    if (!item) return;
    const trouble = (value: Trouble) => desk.set((state) => withTrouble(state, handle, value));
    // A full disk says nothing of what became of it the time before.
    const isStillOpen = again && sent !== null && (problem.status === 403 || problem.status >= 500);
    if (problem.status === 412 && problem.current) {
      const { current } = problem;
      const theirs = fieldsOf(item.collection, current);
      if (item.saved === null && !again && item.collection !== "places" && !isSame(sent, theirs)) {
        // Somebody else's, which happens to have the id that this was given.
        put({ ...item, sent: undefined, id: idFor(desk.state, item) });
        return;
      }
      const wrote = { by: problem.by ?? null, at: problem.changed ?? null };
      const { item: next, trouble: clash } = joined(item, current, wrote, clashesOf(desk.state, handle));
      desk.set((state) => withTrouble(state, handle, clash));
      put({ ...next, sent: undefined });
    } else if (problem.status === 404) {
      if (sent === null || item.fields === null) put({ ...asGone(item), fields: item.fields });
      else {
        put({ ...item, sent: undefined });
        trouble({ kind: "gone", by: null });
      }
    } else if (isSame(sent, item.fields) || isStillOpen) {
      // What may not be deleted is there again, to tell why.
      const fields = sent === null ? fieldsBefore(desk.state, item) : item.fields;
      put({ ...item, sent: isStillOpen ? item.sent : undefined, fields });
      // What is to be chosen was read while this was on its way, and comes first.
      if (clashesOf(desk.state, handle).length > 0) return;
      trouble({ kind: "refused", faults: faultsOf(problem) });
      desk.set((state) => (state.selected === null ? { ...state, selected: handle } : state));
    } else {
      // It is another thing by now, which may be right.
      put({ ...item, sent: undefined });
    }
  }

  function put(item: Item): void {
    desk.set((state) => withItem(state, item));
    keep(item);
  }

  function keep(item: Item): void {
    if (isAllSaved(item)) kept.drop(item.handle);
    else if (!kept.keep(item, clashesOf(desk.state, item.handle))) {
      desk.set((state) => (state.keptNot ? state : { ...state, keptNot: true }));
    }
  }

  return {
    touched(item) {
      keep(item);
      if (attempt === 0) soon(QUIET_MS);
    },
    now,
    resume() {
      attempt = 0;
      server.signedInAgain();
      desk.set((state) => ({ ...state, line: { kind: "up" } }));
      void now();
    },
    close() {
      open = false;
      clearTimeout(timer);
    },
  };
}

/** What was said of an item before it was deleted. */
function fieldsBefore({ undo }: DeskState, { handle, saved }: Item): Fields | null {
  const deleted = undo.filter((step) => step.handle === handle && step.after === null).at(-1);
  return deleted?.before ?? saved;
}

/** Who changed an item last, and when (RFC 3339); null = not known. */
export interface Wrote {
  readonly by: string | null;
  readonly at: string | null;
}

/**
 * What the server has now, joined with what is written here.
 *
 * @param wrote whose draft it is, if it is one
 * @param open what was still to be chosen
 */
export function joined(
  item: Item,
  current: JsonObject,
  { by, at }: Wrote,
  open: readonly Clash[],
): { item: Item; trouble: Trouble | null } {
  const { revision, draft } = countedOf(item.collection, current);
  const draftedBy = draft ? (by ?? "") : null;
  const trouble = (clashes: readonly Clash[]): Trouble | null =>
    clashes.length > 0 ? { kind: "clash", clashes, by, at } : null;
  // What was sent and is not answered may still be on its way.
  if (item.saved !== null && revision === item.revision)
    return { item: { ...item, draftedBy }, trouble: trouble(open) };
  const theirs = fieldsOf(item.collection, current);
  const held: Item = { ...item, saved: theirs, revision, draftedBy, sent: undefined };
  if (item.fields === null) {
    // It is to be deleted here; what was changed there, whoever deletes sees first.
    const isKnown = [item.saved, item.sent].some((one) => one && isSame(one, theirs));
    return { item: { ...held, fields: isKnown ? null : theirs }, trouble: null };
  }
  const { fields, clashes } = merge(item.saved ?? {}, item.fields, theirs, item.sent ?? undefined);
  const others = open.filter(
    ({ path }) => !clashes.some((one) => path === one.path || path.startsWith(`${one.path}/`)),
  );
  return {
    // What is the same to the server stays as it is typed: a space at the end is the beginning of a word.
    item: { ...held, saved: isSame(fields, theirs) ? fields : theirs, fields },
    trouble: trouble([...clashes, ...stillOpen(others, fields, theirs)]),
  };
}

function countedOf(collection: Item["collection"], written: JsonObject): { revision: number; draft: boolean } {
  const members = membersOf(collection, written);
  return { revision: Number(members["revision"] ?? 0), draft: members["draft"] === true };
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
