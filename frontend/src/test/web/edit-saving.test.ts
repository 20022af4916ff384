import assert from "node:assert/strict";
import { before, mock, test } from "node:test";
import { createDesk, type Desk } from "../../main/web/edit/desk/desk.ts";
import { keptAt } from "../../main/web/edit/desk/kept.ts";
import { clashesOf, initialState, itemsOf, unsaved } from "../../main/web/edit/desk/state.ts";
import type { PageData } from "../../main/web/edit/page.ts";
import type { Answer, Asked, Server } from "../../main/web/edit/server/ask.ts";
import {
  type Fields,
  fieldsOf,
  type Handle,
  type Item,
  itemOf,
  type SentItem,
} from "../../main/web/edit/story/item.ts";
import { compact, type JsonObject } from "../../main/web/edit/story/json.ts";
import { valueAt } from "../../main/web/edit/story/merge.ts";
import type { Words } from "../../main/web/edit/words.ts";
import { random } from "./random.ts";

before(() => {
  // A tab that is not seen asks nobody who else is there.
  const nothing = () => undefined;
  Object.assign(globalThis, {
    document: { hidden: true, addEventListener: nothing, removeEventListener: nothing },
    addEventListener: nothing,
    removeEventListener: nothing,
  });
  mock.timers.enable({ apis: ["setTimeout"] });
});

/** What becomes of a request. */
type Fate = "arrives" | "is lost" | "answer is lost" | "signed out" | "full";

interface Row {
  readonly fields: Fields;
  readonly revision: number;
}

/** As the server does it, with revisions that go on after an item is deleted; texts without white space around them. */
class FakeServer implements Server {
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

class FakeStorage {
  readonly entries = new Map<string, string>();
  isFull = false;

  get length(): number {
    return this.entries.size;
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

const PAGE = { account: { username: "anna", role: "editor" }, lang: "en", base: "" } as PageData;
const march = "incidents/march";
const MARCH: Fields = {
  title: { en: "March" },
  when: "2022-01-06",
  category: "protest",
  status: "reported",
  place: "almaty",
};

function serverWithStory(): FakeServer {
  const server = new FakeServer();
  server.put("story", { title: { en: "January" }, timeZone: "Asia/Almaty", extent: "2022", languages: ["en", "fr"] });
  server.put(march, MARCH);
  return server;
}

/** As a page that is opened: with what the server has now, and what the browser kept. */
function opened(server: FakeServer, storage: FakeStorage): Desk {
  const items = [...server.rows.keys()].map((handle) => itemOf(server.sent(handle)));
  const kept = keptAt("almaty", storage as unknown as Storage);
  return createDesk(PAGE, "almaty", server, {} as Words, kept, initialState(items, 1, "en"));
}

const titleAt = (desk: Desk, handle: Handle) => desk.state.items.get(handle)?.fields?.["title"];
const kinds = (desk: Desk) => [...desk.state.troubles.values()].map(({ kind }) => kind);
const enOf = (server: FakeServer, handle: Handle) => valueAt(server.rows.get(handle)?.fields ?? {}, "title/en");

test("what is typed is kept at once, saved as a draft, and then kept no more", async () => {
  const [server, storage] = [serverWithStory(), new FakeStorage()];
  const desk = opened(server, storage);
  desk.set(march, "title", { en: "A march" });
  assert.equal(storage.length, 1);
  await desk.save();
  assert.equal(enOf(server, march), "A march");
  assert.equal(storage.length, 0);
  assert.deepEqual(unsaved(desk.state), []);
});

test("a place is saved before the incident that names it; what lacks something waits", async () => {
  const server = serverWithStory();
  const desk = opened(server, new FakeStorage());
  const rally = desk.create("incidents", { title: { en: "Rally" }, category: "protest", status: "reported" });
  const at = { type: "Point", coordinates: [76.9, 43.2] };
  const place = desk.createPlace({ name: { en: "Old Square" }, kind: "site", geometry: at });
  desk.set(rally, "place", place);
  await desk.save();
  assert.deepEqual(server.log, ["PUT places/old-square"]);
  desk.set(rally, "when", "2022-01-07");
  await desk.save();
  assert.deepEqual(server.log, ["PUT places/old-square", "PUT incidents/rally"]);
});

test("an answer that is lost makes nothing twice, and no clash with oneself who wrote on", async () => {
  const server = serverWithStory();
  const desk = opened(server, new FakeStorage());
  const rally = desk.create("incidents", { ...MARCH, title: { en: "Rally" } });
  server.fate = () => "answer is lost";
  await desk.save();
  desk.set(rally, "title", { en: "Rallies" });
  desk.set(march, "title", { en: "A march" });
  await desk.save();
  desk.set(march, "title", { en: "The march" });
  server.fate = () => "arrives";
  await desk.save();
  assert.deepEqual(kinds(desk), []);
  assert.deepEqual([...server.rows.keys()], ["story", march, "incidents/rally"]);
  assert.deepEqual([enOf(server, "incidents/rally"), enOf(server, march)], ["Rallies", "The march"]);
});

test("the same after the browser was closed in between", async () => {
  const [server, storage] = [serverWithStory(), new FakeStorage()];
  const desk = opened(server, storage);
  const rally = desk.create("incidents", { ...MARCH, title: { en: "Rally" } });
  server.fate = () => "answer is lost";
  await desk.save();
  desk.set(rally, "title", { en: "Rallies" });
  desk.set(march, "title", { en: "A march" });
  desk.close();
  server.fate = () => "arrives";
  const again = opened(server, storage);
  await again.save();
  assert.deepEqual(kinds(again), []);
  assert.deepEqual([...server.rows.keys()], ["story", march, "incidents/rally"]);
  assert.deepEqual([enOf(server, "incidents/rally"), enOf(server, march)], ["Rallies", "A march"]);
  assert.equal(storage.length, 0);
});

test("two who make something of the same name at once have two of it", async () => {
  const server = serverWithStory();
  const desk = opened(server, new FakeStorage());
  desk.create("incidents", { ...MARCH, title: { en: "Rally" }, when: "2022-01-09" });
  server.put("incidents/rally", { ...MARCH, title: { en: "Rally" }, when: "2022-01-07" });
  await desk.save();
  assert.equal(server.rows.get("incidents/rally")?.fields["when"], "2022-01-07");
  assert.equal(server.rows.get("incidents/rally-2")?.fields["when"], "2022-01-09");
});

test("both versions of what two changed stay until one is chosen, also when the page is opened anew", async () => {
  const [server, storage] = [serverWithStory(), new FakeStorage()];
  const desk = opened(server, storage);
  server.put(march, { ...MARCH, title: { en: "Theirs", fr: "La leur" }, status: "claimed" });
  desk.set(march, "title", { en: "Mine" });
  await desk.save();
  const clash = [{ path: "title/en", mine: "Mine", theirs: "Theirs" }];
  assert.deepEqual(clashesOf(desk.state, march), clash);
  desk.close();
  const again = opened(server, storage);
  await again.save();
  assert.deepEqual(clashesOf(again.state, march), clash);
  assert.equal(enOf(server, march), "Theirs");
  // A third version of theirs is told of, and the first is no longer what would be overwritten.
  server.put(march, { ...MARCH, title: { en: "Theirs again" } });
  await again.refresh([march]);
  assert.deepEqual(clashesOf(again.state, march), [{ path: "title/en", mine: "Mine", theirs: "Theirs again" }]);
  again.choose(march, "title/en", "Mine");
  await again.save();
  assert.equal(enOf(server, march), "Mine");
  again.undo();
  again.undo();
  assert.deepEqual(titleAt(again, march), { en: "Mine" });
});

test("what is deleted comes back with a step back, whether that was saved or not", async () => {
  const server = serverWithStory();
  const desk = opened(server, new FakeStorage());
  desk.remove(march);
  desk.undo();
  await desk.save();
  assert.deepEqual(server.log, []);
  desk.redo();
  await desk.save();
  assert.equal(server.rows.has(march), false);
  desk.undo();
  await desk.save();
  assert.deepEqual(server.rows.get(march)?.fields, MARCH);
  // Whose answer is lost.
  server.fate = () => "answer is lost";
  desk.remove(march);
  await desk.save();
  desk.undo();
  server.fate = () => "arrives";
  await desk.save();
  assert.deepEqual(server.rows.get(march)?.fields, MARCH);
  assert.deepEqual(kinds(desk), []);
});

test("what is deleted before it is known whether it arrived is deleted there too", async () => {
  const server = serverWithStory();
  const desk = opened(server, new FakeStorage());
  const rally = desk.create("incidents", { ...MARCH, title: { en: "Rally" } });
  desk.set(march, "title", { en: "A march" });
  server.fate = () => "answer is lost";
  await desk.save();
  desk.remove(rally);
  await desk.save();
  desk.remove(march);
  server.fate = () => "arrives";
  await desk.save();
  assert.deepEqual([...server.rows.keys()], ["story"]);
});

test("what was deleted in a page that was closed stays deleted; what was brought back in it is there", async () => {
  const [server, storage] = [serverWithStory(), new FakeStorage()];
  let desk = opened(server, storage);
  server.fate = () => "is lost";
  desk.remove(march);
  await desk.save();
  desk.close();
  desk = opened(server, storage);
  assert.deepEqual(itemsOf(desk.state, "incidents"), []);
  server.fate = () => "answer is lost";
  await desk.save();
  desk.close();
  desk = opened(server, storage);
  assert.equal(storage.length, 0);
  assert.equal(desk.state.items.has(march), false);
});

test("what may not be deleted is there again, to tell why", async () => {
  const server = serverWithStory();
  const desk = opened(server, new FakeStorage());
  server.fate = () => "full";
  desk.set(march, "title", { en: "A march" });
  desk.remove(march);
  await desk.save();
  assert.deepEqual(titleAt(desk, march), { en: "A march" });
  assert.deepEqual(kinds(desk), ["refused"]);
  assert.equal(desk.state.selected, march);
});

test("what is wrong is told at its field until it is another thing; what was mended meanwhile is not", async () => {
  const server = serverWithStory();
  server.fault = (fields) => (valueAt(fields, "title/en") === "X" ? "too short" : undefined);
  const desk = opened(server, new FakeStorage());
  desk.set(march, "title", { en: "X" });
  const saving = desk.save();
  desk.set(march, "title", { en: "A march" });
  await saving;
  assert.equal(enOf(server, march), "A march");
  desk.set(march, "title", { en: "X" });
  await desk.save();
  const trouble = desk.state.troubles.get(march);
  assert.deepEqual(trouble?.kind === "refused" && [...trouble.faults], [["title/en", "too short"]]);
  desk.set(march, "title", { en: "Xs" });
  await desk.save();
  assert.equal(enOf(server, march), "Xs");
});

test("signed out: nothing is lost, and it goes on when somebody signs in", async () => {
  const server = serverWithStory();
  const desk = opened(server, new FakeStorage());
  server.fate = () => "signed out";
  desk.set(march, "title", { en: "A march" });
  await desk.save();
  assert.equal(desk.state.line.kind, "signed-out");
  server.fate = () => "arrives";
  desk.resume();
  await desk.save();
  assert.equal(enOf(server, march), "A march");
  assert.equal(desk.state.line.kind, "up");
});

test("white space at the end of a text stays while it is typed on, and is nobody else's change", async () => {
  const server = serverWithStory();
  const desk = opened(server, new FakeStorage());
  server.fate = () => "answer is lost";
  desk.set(march, "title", { en: "A " });
  await desk.save();
  desk.set(march, "title", { en: "A march " });
  server.fate = () => "arrives";
  await desk.save();
  assert.deepEqual(kinds(desk), []);
  assert.deepEqual(titleAt(desk, march), { en: "A march " });
  assert.equal(enOf(server, march), "A march");
  assert.deepEqual(unsaved(desk.state), []);
});

test("a browser that keeps nothing says so; one tab drops nothing that another keeps", () => {
  const storage = new FakeStorage();
  storage.isFull = true;
  const desk = opened(serverWithStory(), storage);
  desk.set(march, "title", { en: "A march" });
  assert.equal(desk.state.keptNot, true);
  storage.isFull = false;
  const [one, other] = [keptAt("a", storage as unknown as Storage), keptAt("a", storage as unknown as Storage)];
  const item = desk.state.items.get(march) as Item;
  one.keep(item, []);
  other.list();
  one.keep({ ...item, fields: { ...MARCH, title: { en: "A longer march" } } }, []);
  other.drop(march);
  assert.equal(storage.length, 1);
  one.drop(march);
  assert.equal(storage.length, 0);
});

/** Paths that are written in, each with texts that nobody else writes. */
const PATHS = ["title/en", "title/fr", "summary/en", "category"] as const;

/**
 * Two write the same story, one of them in a page whose requests and answers get lost and which is closed and opened again; each text
 * that nobody saw replaced is on the server, in the page (while it is closed: kept), or among what is to be chosen.
 */
function played(seed: number) {
  const next = random(seed);
  const pick = <T>(of: readonly T[]) => of[Math.floor(next() * of.length)] as T;
  const [server, storage] = [serverWithStory(), new FakeStorage()];
  server.put("places/almaty", { name: { en: "Almaty" }, kind: "city", at: [76.9, 43.2] });
  let desk = opened(server, storage);
  let texts = 0;
  const did: string[] = [];
  /** By text: whose, and where it was written. */
  const alive = new Map<string, string>();
  const forget = (text: unknown) => alive.delete(String(text));
  const handles = () => [...desk.state.items.values()].filter(({ fields }) => fields !== null);
  const note = (text: string) => {
    did.push(text);
    return text;
  };

  const shown = () => {
    const texts = new Map<string, string>();
    for (const { handle, fields } of desk.state.items.values()) {
      for (const path of PATHS) {
        const text = valueAt(fields ?? {}, path);
        if (typeof text === "string") texts.set(`${handle} ${path}`, text);
      }
    }
    return texts;
  };
  const stepped = (what: string, step: () => void) => {
    const before = shown();
    const open = [...desk.state.items.keys()].map((handle) => [handle, clashesOf(desk.state, handle)] as const);
    step();
    const after = shown();
    for (const [handle, clashes] of open) {
      // Whoever deletes it has seen both versions.
      if (desk.state.items.get(handle)?.fields === null) for (const { theirs } of clashes) forget(theirs);
    }
    for (const [at, text] of before) {
      if (after.get(at) !== text) forget(text);
    }
    for (const [at, text] of after) {
      const [handle = "", path = ""] = at.split(" ");
      // What the server had when it was last asked, or may have got, is nobody's wish to keep.
      const item = desk.state.items.get(handle);
      const isWritten = ![item?.saved, item?.sent].some((fields) => valueAt(fields ?? {}, path) === text);
      if (before.get(at) !== text && /\d/.test(text) && isWritten) alive.set(text, note(`${what}: ${text} in ${at}`));
    }
  };

  const steps = {
    type() {
      const item = pick(handles().filter(({ collection }) => collection === "incidents"));
      if (!item?.fields) return;
      const path = pick(PATHS);
      const text = `m${++texts}`;
      forget(valueAt(item.fields, path));
      const [field, lang] = path.split("/") as [string, string | undefined];
      const before = item.fields[field];
      desk.set(item.handle, field, lang === undefined ? text : { ...(before as object), [lang]: text });
      alive.set(text, note(`types ${text} in ${item.handle} ${path}`));
    },
    make() {
      const text = `m${++texts}`;
      desk.create("incidents", { ...MARCH, title: { en: pick(["Rally", text]) }, summary: { en: text } });
      alive.set(text, note(`makes ${text}`));
    },
    remove() {
      const item = pick(handles().filter(({ collection }) => collection === "incidents"));
      if (!item) return;
      for (const path of PATHS) forget(valueAt(item.fields ?? {}, path));
      for (const { theirs } of clashesOf(desk.state, item.handle)) forget(theirs);
      note(`removes ${item.handle}`);
      desk.remove(item.handle);
    },
    other() {
      const handle = pick([...server.rows.keys()].filter((one) => one.startsWith("incidents/")));
      const row = handle === undefined ? undefined : server.rows.get(handle);
      if (!row || handle === undefined) return;
      const path = pick(PATHS);
      const text = `t${++texts}`;
      forget(valueAt(row.fields, path));
      const [field, lang] = path.split("/") as [string, string | undefined];
      server.put(handle, {
        ...row.fields,
        [field]: lang === undefined ? text : { ...(row.fields[field] as object), [lang]: text },
      });
      alive.set(text, note(`other writes ${text} in ${handle} ${path}`));
    },
    otherRemoves() {
      const handle = pick([...server.rows.keys()].filter((one) => one.startsWith("incidents/")));
      if (handle === undefined) return;
      for (const path of PATHS) forget(valueAt(server.rows.get(handle)?.fields ?? {}, path));
      note(`other removes ${handle}`);
      server.delete(handle);
    },
    async save() {
      note("saves");
      await desk.save();
    },
    async saveMeanwhile(): Promise<void> {
      note("saves, and meanwhile:");
      const saved = desk.save();
      steps[pick(["type", "other", "remove", "undo"] as const)]();
      await saved;
    },
    undo() {
      stepped("undoes", () => desk.undo());
    },
    redo() {
      stepped("does again", () => desk.redo());
    },
    async refresh() {
      note("refreshes");
      await desk.refresh([...server.rows.keys()]);
    },
    reopen() {
      note("reopens");
      desk.close();
      desk = opened(server, storage);
    },
    signIn() {
      if (desk.state.line.kind === "signed-out") desk.resume();
    },
    decide() {
      const open = [...desk.state.troubles];
      if (open.length === 0) return;
      const [handle, trouble] = pick(open);
      if (trouble.kind === "clash") {
        const clash = pick(trouble.clashes);
        const here = valueAt(desk.state.items.get(handle)?.fields ?? {}, clash.path);
        const taken = pick([here, clash.theirs]);
        for (const one of [here, clash.theirs]) {
          // A text of both, or a whole field of them.
          for (const text of typeof one === "object" && one !== null ? Object.values(one) : [one]) {
            if (one !== taken) forget(text);
          }
        }
        note(`chooses ${JSON.stringify(taken)} of ${handle} ${clash.path}`);
        desk.choose(handle, clash.path, taken);
      } else if (trouble.kind === "gone") {
        note(`brings back ${handle}`);
        desk.bringBack(handle);
      } else {
        desk.again(handle);
      }
    },
  };

  function check() {
    const all = JSON.stringify([
      [...server.rows.values()].map(({ fields }) => fields),
      [...desk.state.items.values()].map(({ fields }) => fields),
      [...desk.state.troubles.values()].map((trouble) => (trouble.kind === "clash" ? trouble.clashes : [])),
    ]);
    for (const [text, how] of alive) {
      assert.ok(all.includes(`"${text}"`), `seed ${seed}: lost ${text} (${how})\n${did.join("\n")}`);
    }
  }

  return {
    async run() {
      const often: readonly (keyof typeof steps)[] = [
        ...["type", "type", "type", "type", "save", "save", "save", "other", "other", "refresh", "decide"],
        ...["make", "reopen", "signIn", "remove", "otherRemoves", "undo", "redo", "saveMeanwhile"],
      ] as (keyof typeof steps)[];
      for (let nth = 0; nth < 60; nth++) {
        server.fate = () => pick(["arrives", "arrives", "arrives", "is lost", "answer is lost", "signed out", "full"]);
        await steps[pick(often)]();
        check();
      }
      // All is well again, and somebody decides what is to be decided.
      server.fate = () => "arrives";
      for (let nth = 0; nth < 100 && unsaved(desk.state).length > 0; nth++) {
        desk.resume();
        await desk.save();
        check();
        steps.decide();
      }
      await desk.save();
      check();
      assert.deepEqual(unsaved(desk.state), [], `seed ${seed}\n${did.join("\n")}`);
      assert.equal(storage.length, 0);
      // Nothing was made twice.
      const summaries = [...server.rows.values()].map(({ fields }) => valueAt(fields, "summary/en")).filter(Boolean);
      assert.equal(new Set(summaries).size, summaries.length, `seed ${seed}: ${summaries}\n${did.join("\n")}`);
      const known = [...desk.state.items.values()].map(({ collection, id }) => `${collection}/${id}`);
      await desk.refresh([...new Set([...server.rows.keys(), ...known])]);
      for (const item of handles().filter(({ collection }) => collection !== "story")) {
        const there = server.rows.get(`${item.collection}/${item.id}`)?.fields;
        assert.deepEqual(compact(item.fields), there, `seed ${seed} ${item.handle}`);
      }
    },
  };
}

test("whatever gets lost, whoever writes meanwhile: no text is", async () => {
  for (let seed = 1; seed <= 60; seed++) await played(seed).run();
});
