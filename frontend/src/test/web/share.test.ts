import assert from "node:assert/strict";
import { test } from "node:test";
import { boxOf } from "../../main/web/share/download.ts";
import { type EmbedOptions, embedCode, widgetAddress } from "../../main/web/share/embed-code.ts";

const WANTED: EmbedOptions = {
  root: "https://maps.example/",
  story: "kazakhstan-january-2022",
  page: "https://maps.example/stories/kazakhstan-january-2022",
  title: 'Kazakhstan: "orange" & <more>',
  query: "t=2022-01-06&theme=light",
  lang: "fr",
  theme: "dark",
  controls: true,
  files: false,
  by: "script",
  height: 560,
};

test("the script's code names the script, the story and its state, and keeps the room that the map will take", () => {
  assert.equal(
    embedCode(WANTED),
    '<script async src="https://maps.example/embed.js"></script>\n' +
      '<chrono-map story="kazakhstan-january-2022" t="2022-01-06" theme="dark" lang="fr" ' +
      'style="display:block;width:100%;aspect-ratio:16/11;min-height:460px;max-height:760px">' +
      '<a href="https://maps.example/stories/kazakhstan-january-2022?t=2022-01-06&amp;theme=dark&amp;lang=fr" style="display:block;height:100%">' +
      '<img src="https://maps.example/stories/kazakhstan-january-2022/card.png?t=2022-01-06&amp;theme=dark&amp;lang=fr" alt="" ' +
      'loading="lazy" style="display:block;width:100%;height:calc(100% - 2em);object-fit:contain">' +
      "Kazakhstan: &quot;orange&quot; &amp; &lt;more&gt;</a></chrono-map>",
  );
});

test("a plain frame's code has the height asked for, and leaks no referrer", () => {
  const code = embedCode({ ...WANTED, by: "frame", theme: "auto", controls: false, height: 700 });
  assert.match(
    code,
    /^<iframe src="https:\/\/maps\.example\/embed\/kazakhstan-january-2022\/\?t=2022-01-06&amp;lang=fr&amp;controls=false"/,
  );
  assert.match(code, / height="700" /);
  assert.match(code, / referrerpolicy="no-referrer" /);
  assert.ok(!code.includes("<more>"));
});

test("addresses stay below the server's own, also behind a prefix", () => {
  const address = widgetAddress({ ...WANTED, root: "https://example.org/sub/path/", query: "" });
  assert.equal(address, "https://example.org/sub/path/embed/kazakhstan-january-2022/?lang=fr&theme=dark");
});

test("of a folder of files the picture is the one that stands there for the language", () => {
  const code = embedCode({ ...WANTED, files: true });
  assert.ok(code.includes(' src="https://maps.example/stories/kazakhstan-january-2022/card-fr.png" '), code);
});

const box = (query: string, width: number, height: number) => boxOf(new URLSearchParams(query), width, height);

test("a view is the box that a map of its size shows", () => {
  assert.equal(box("lat=0&lon=0&z=1", 256, 256), "-90.0000,-66.5133,90.0000,66.5133");
  assert.equal(box("lat=0&lon=76.9&z=9", 512, 0), "76.1969,0.0000,77.6031,0.0000");
});

test("a box may cross the antimeridian, and is never wider than the world", () => {
  assert.match(box("lat=0&lon=170&z=3", 256, 2) ?? "", /^147\.5000,.*,-167\.5000,/);
  assert.match(box("lat=0&lon=170&z=0", 512, 2) ?? "", /^-180\.0000,.*,180\.0000,/);
});

test("where nobody moved the map there is no box", () => {
  assert.equal(box("t=2022-01-06", 256, 256), undefined);
  assert.equal(box("lat=1&lon=here&z=2", 256, 256), undefined);
});
