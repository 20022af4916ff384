/** Who else has the story open, and what they changed: asked every few seconds while the page is seen. */
import type { Server } from "../server/ask.ts";
import { type Collection, type Handle, handleOf } from "../story/item.ts";
import type { Value } from "./observable.ts";
import type { DeskState, Person } from "./state.ts";
import { uuid } from "./uuid.ts";

const EVERY_MS = 12_000;

interface Presence {
  readonly seq: number;
  readonly here: readonly { readonly username: string; readonly item: Handle | null; readonly self: boolean }[];
  readonly anew?: true;
  readonly changed: readonly {
    readonly collection: Collection;
    readonly id: string;
    readonly revision: number | null;
  }[];
}

export interface Company {
  now(): void;
  close(): void;
}

/**
 * @param refresh reads items anew; false where that failed
 * @param back the server answers again
 */
export function createCompany(
  story: string,
  server: Server,
  desk: Value<DeskState>,
  refresh: (handles: readonly Handle[]) => Promise<boolean>,
  back: () => void,
): Company {
  const tab = uuid();
  const path = `/edit/${encodeURIComponent(story)}/presence`;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let open = true;
  let shown: Handle | null = null;

  const openItem = () => {
    const { selected, items } = desk.state;
    const item = selected === null ? undefined : items.get(selected);
    if (!item) return null;
    return item.collection === "story" ? `story/${story}` : item.id && `${item.collection}/${item.id}`;
  };

  async function say(): Promise<void> {
    clearTimeout(timer);
    shown = openItem();
    const answer = await server.ask<Presence>(path, {
      method: "POST",
      body: { tab, item: shown, since: desk.state.seq },
    });
    if (!open) return;
    if (answer.kind === "signed-out") {
      desk.set((state) => (state.line.kind === "signed-out" ? state : { ...state, line: { kind: "signed-out" } }));
    } else if (answer.kind === "ok") {
      await heard(answer.body);
    }
    clearTimeout(timer);
    if (open && !document.hidden) timer = setTimeout(() => void say(), EVERY_MS);
  }

  async function heard({ seq, here, changed, anew }: Presence): Promise<void> {
    // An archive was restored: what was loaded is of another history. What is not saved is kept.
    if (anew) return location.reload();
    const people: readonly Person[] = here.map((one) =>
      one.item === `story/${story}` ? { ...one, item: "story" } : one,
    );
    desk.set((state) => ({ ...state, here: samePeople(state.here, people) ? state.here : people }));
    if (desk.state.line.kind !== "up") back();
    const known = new Map(
      [...desk.state.items.values()].map((item) => [handleOf(item.collection, item.id ?? ""), item]),
    );
    const others = changed.filter(({ collection, id, revision }) => {
      const item = known.get(handleOf(collection, id));
      // What is being saved now is told of by its answer.
      return item?.handle !== desk.state.saving && (item?.revision ?? null) !== revision;
    });
    // What could not be read is told of again.
    if (!(await refresh(others.map(({ collection, id }) => handleOf(collection, id))))) return;
    desk.set((state) => ({ ...state, seq: Math.max(state.seq, seq) }));
  }

  const seen = () => {
    if (document.hidden) clearTimeout(timer);
    else void say();
  };
  const leave = () => {
    void server.ask(path, {
      method: "POST",
      body: { tab, item: null, since: desk.state.seq, leaving: true },
      keepalive: true,
    });
  };
  // Others are told soon of what is opened here.
  const unsubscribe = desk.subscribe(() => {
    if (openItem() === shown) return;
    shown = openItem();
    clearTimeout(timer);
    timer = setTimeout(() => void say(), 500);
  });
  document.addEventListener("visibilitychange", seen);
  addEventListener("online", seen);
  addEventListener("pagehide", leave);
  void say();
  return {
    now: () => void say(),
    close() {
      open = false;
      clearTimeout(timer);
      unsubscribe();
      document.removeEventListener("visibilitychange", seen);
      removeEventListener("online", seen);
      removeEventListener("pagehide", leave);
      leave();
    },
  };
}

function samePeople(some: readonly Person[], others: readonly Person[]): boolean {
  return (
    some.length === others.length &&
    some.every(
      (one, at) =>
        one.username === others[at]?.username && one.item === others[at]?.item && one.self === others[at]?.self,
    )
  );
}
