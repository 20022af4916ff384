/** A server and a browser's storage for the tests of saving, which do what they are told. */
import assert from "node:assert/strict";
import { mock } from "node:test";
import { createDesk, type Desk } from "../../main/web/edit/desk/desk.ts";
import { keptAt } from "../../main/web/edit/desk/kept.ts";
import { initialState } from "../../main/web/edit/desk/state.ts";
import type { PageData } from "../../main/web/edit/page.ts";
import type { Answer, Asked, Server } from "../../main/web/edit/server/ask.ts";
import { type Fields, fieldsOf, type Handle, itemOf, type SentItem } from "../../main/web/edit/story/item.ts";
import { compact, type JsonObject } from "../../main/web/edit/story/json.ts";
import { valueAt } from "../../main/web/edit/story/merge.ts";
import type { Words } from "../../main/web/edit/words.ts";

/** No page is around what is tested, and its clock stands. */
export function inNoPage(): void {
  // A tab that is not seen asks nobody who else is there.
  const nothing = () => undefined;
  Object.assign(globalThis, {
    document: { hidden: true, addEventListener: nothing, removeEventListener: nothing },
    addEventListener: nothing,
    removeEventListener: nothing,
  });
  mock.timers.enable({ apis: ["setTimeout"] });
}

/** What becomes of a request. */
export type Fate = "arrives" | "is lost" | "answer is lost" | "signed out" | "full";

export interface Row {
  readonly fields: Fields;
  readonly revision: number;
}

/** As the server does it, with revisions that go on after an item is deleted; texts without white space around them. */
export class FakeServer implements Server {
  readonly base = "";
  readonly rows = new Map<Handle, Row>();
  readonly log: string[] = [];
  fate: () => Fate = () => "arrives";
  /** Says what is wrong with an item. */
  fault: (fields: Fields) => string | undefined = () => undefined;
  #last = new Map<Handle, number>();

  signedInAgain(): void {}

  async ask<T>(path: string, { method = "GET", body, ifMatch, isNew }: Asked = {}): Promise<Answer<T>> {
    if (path.includes("/presence")) return { kind: "away" };
    const fate = this.fate();
    if (fate === "is lost") return { kind: "away" };
    if (fate === "signed out") return { kind: "signed-out" };
    if (fate === "full") return { kind: "refused", problem: { status: 507, detail: "The disk is full" } };
    const answer =
      method === "GET" ? this.#read(path) : this.#write(path, method, body as JsonObject, isNew ? null : ifMatch);
    return fate === "answer is lost" ? { kind: "away" } : (answer as Answer<T>);
  }

  sent(handle: Handle): SentItem {
    const row = this.rows.get(handle);
    assert.ok(row, handle);
    const [collection, id] = handle === "story" ? ["story", "almaty"] : handle.split("/");
    return {
      collection: collection as SentItem["collection"],
      id: id ?? "",
      revision: row.revision,
      published: false,
      draft: true,
      draftedBy: "anna",
      feature: feature(collection, row),
    };
  }

  /** Somebody else writes. */
  put(handle: Handle, fields: Fields): void {
    this.rows.set(handle, { fields, revision: this.#next(handle) });
  }

  delete(handle: Handle): void {
    this.#next(handle);
    this.rows.delete(handle);
  }

  #next(handle: Handle): number {
    const revision = (this.#last.get(handle) ?? 0) + 1;
    this.#last.set(handle, revision);
    return revision;
  }

  #read(path: string): Answer<unknown> {
    const handles = path
      .replace(/.*ids=/, "")
      .split(",")
      .map(decodeURIComponent);
    const items = handles.filter((one) => one !== "story" && this.rows.has(one)).map((one) => this.sent(one));
    return { kind: "ok", status: 200, body: { seq: 1, story: this.sent("story"), items, next: null } };
  }

  #write(path: string, method: string, body: JsonObject, ifMatch: number | null | undefined): Answer<unknown> {
    const address = path.replace(/\?.*/, "").replace("/items/", "/").split("/collections/")[1];
    const handle = address ?? "story";
    const collection = handle.split("/")[0];
    this.log.push(`${method} ${handle}`);
    const row = this.rows.get(handle);
    const refused = (status: number, more: object = {}): Answer<unknown> => ({
      kind: "refused",
      problem: { status, ...more },
    });
    if (ifMatch === null && row) return refused(409);
    if (ifMatch !== null && !row) return refused(404);
    if (row && ifMatch !== row.revision) return refused(412, { current: feature(collection, row) });
    if (method === "DELETE") {
      this.delete(handle);
      return { kind: "ok", status: 204, body: null };
    }
    const fields = trimmed(fieldsOf(collection as SentItem["collection"], body));
    const fault = this.fault(fields);
    if (fault) return refused(422, { errors: [{ pointer: "/properties/title/en", detail: fault }] });
    // What changes nothing is no change.
    if (!row || JSON.stringify(row.fields) !== JSON.stringify(fields)) this.put(handle, fields);
    return { kind: "ok", status: 200, body: feature(collection, this.rows.get(handle) as Row) };
  }
}

function feature(collection: string | undefined, { fields, revision }: Row): JsonObject {
  const { geometry, ...members } = fields;
  const counted = { ...members, revision, draft: true };
  return collection === "story" ? counted : { geometry: geometry ?? null, properties: counted };
}

function trimmed(fields: Fields): Fields {
  return JSON.parse(JSON.stringify(compact(fields)), (_, value) => (typeof value === "string" ? value.trim() : value));
}

export class FakeStorage {
  readonly entries = new Map<string, string>();
  isFull = false;

  get length(): number {
    return this.entries.size;
  }

  holds(text: string): boolean {
    return [...this.entries.values()].some((entry) => entry.includes(text));
  }

  key(nth: number): string | null {
    return [...this.entries.keys()][nth] ?? null;
  }

  getItem(key: string): string | null {
    return this.entries.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.isFull) throw new DOMException("full", "QuotaExceededError");
    this.entries.set(key, value);
  }

  removeItem(key: string): void {
    this.entries.delete(key);
  }
}

export const PAGE = { account: { username: "anna", role: "editor" }, lang: "en", base: "" } as PageData;
export const march = "incidents/march";
export const MARCH: Fields = {
  title: { en: "March" },
  when: "2022-01-06",
  category: "protest",
  status: "reported",
  place: "almaty",
};

export function serverWithStory(): FakeServer {
  const server = new FakeServer();
  server.put("story", { title: { en: "January" }, timeZone: "Asia/Almaty", extent: "2022", languages: ["en", "fr"] });
  server.put(march, MARCH);
  return server;
}

/** As a page that is opened: with what the server has now, and what the browser kept. */
export function opened(server: FakeServer, storage: FakeStorage): Desk {
  const items = [...server.rows.keys()].map((handle) => itemOf(server.sent(handle)));
  const kept = keptAt("almaty", storage as unknown as Storage);
  return createDesk(PAGE, "almaty", server, {} as Words, kept, initialState(items, 1, "en"));
}

export const titleAt = (desk: Desk, handle: Handle) => desk.state.items.get(handle)?.fields?.["title"];
export const kinds = (desk: Desk) => [...desk.state.troubles.values()].map(({ kind }) => kind);
export const enOf = (server: FakeServer, handle: Handle) => valueAt(server.rows.get(handle)?.fields ?? {}, "title/en");
