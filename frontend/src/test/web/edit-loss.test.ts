import assert from "node:assert/strict";
import { before, test } from "node:test";
import { clashesOf, unsaved } from "../../main/web/edit/desk/state.ts";
import { compact } from "../../main/web/edit/story/json.ts";
import { valueAt } from "../../main/web/edit/story/merge.ts";
import { FakeStorage, inNoPage, MARCH, opened, serverWithStory } from "./edit-server.ts";
import { random } from "./random.ts";

before(inNoPage);

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
