import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { test } from "node:test";

const SOURCES = "src/main/web";

/** From bottom to top. A folder may use those of the layers below it; those of one layer do not know one another. */
const LAYERS: readonly (readonly string[])[] = [
  ["dom", "time"],
  ["i18n"],
  ["story"],
  ["search", "signs", "wording"],
  ["filter"],
  ["state"],
  ["map", "timeline"],
  ["details", "legend", "list", "live", "narrative", "share"],
  ["print", "app"],
  ["embed", "widget"],
  ["edit"],
  // The scripts of the pages.
  ["."],
];

const layerOf = (folder: string) => LAYERS.findIndex((folders) => folders.includes(folder));
const folderOf = (file: string) => posix.dirname(file).split("/")[0] ?? ".";

/** What a module imports, exports from, or loads when it is needed: by its path below the sources. */
function importsOf(file: string, text: string): string[] {
  const named = [...text.matchAll(/\b(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g)];
  return named.map(([, path = ""]) => posix.join(posix.dirname(file), path));
}

function wrongImports(file: string, text: string): string[] {
  const own = folderOf(file);
  return importsOf(file, text)
    .filter((imported) => folderOf(imported) !== own && layerOf(folderOf(imported)) >= layerOf(own))
    .map((imported) => `${file} imports ${imported}`);
}

const files = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /\.tsx?$/.test(file));
const isOfEditor = (file: string) => file === "edit.tsx" || folderOf(file) === "edit";

test("every folder with a script has its layer", () => {
  const folders = new Set(files.map(folderOf));
  assert.deepEqual([...folders].sort(), LAYERS.flat().sort());
});

test("nothing imports from its own layer or from above it", () => {
  const wrong = files.flatMap((file) => wrongImports(file, readFileSync(join(SOURCES, file), "utf8")));
  assert.deepEqual(wrong, []);
});

test("Preact, and what is written for it, is the editor's alone", () => {
  const users = files.filter(
    (file) => file.endsWith(".tsx") || /["']preact(\/[^"']*)?["']/.test(readFileSync(join(SOURCES, file), "utf8")),
  );
  assert.ok(users.includes("edit.tsx"));
  assert.deepEqual(
    users.filter((file) => !isOfEditor(file)),
    [],
  );
});

/** What is the whole page's: its stories and its head, the article around a widget, ids that are taken, patterns. */
const PAGE_WIDE = [
  "app/start.ts",
  "dom/element.ts",
  "embed/article.ts",
  "file.ts",
  "share/dialog.ts",
  "signs/patterns.ts",
];

test("elements are found by the root of their story: another may stand in the same page", () => {
  const found = files.filter(
    // The editor has its page for itself.
    (file) =>
      !isOfEditor(file) && /document\.(getElement|querySelector)/.test(readFileSync(join(SOURCES, file), "utf8")),
  );
  assert.deepEqual(found.sort(), PAGE_WIDE);
});

test("an import against the layers is found, however it is written", () => {
  const text = `
    import type { Map } from "../map/map.ts";
    import {
      one,
      other,
    } from "../state/state.ts";
    export { two } from "../list/list.ts";
    import "../dom/element.ts";
    const unused = import("../legend/legend.ts");`;

  assert.deepEqual(wrongImports("state/moves.ts", text), [
    "state/moves.ts imports map/map.ts",
    "state/moves.ts imports list/list.ts",
    "state/moves.ts imports legend/legend.ts",
  ]);
  assert.deepEqual(wrongImports("legend/legend.ts", text), ["legend/legend.ts imports list/list.ts"]);
});
