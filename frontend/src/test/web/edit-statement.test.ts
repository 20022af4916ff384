import assert from "node:assert/strict";
import { test } from "node:test";
import type { DeskState } from "../../main/web/edit/desk/state.ts";
import type { PageData } from "../../main/web/edit/page.ts";
import { differing, fieldName, inWords, isText } from "../../main/web/edit/story/in-words.ts";
import { type Fields, type Item, itemOf, lacking, type SentItem } from "../../main/web/edit/story/item.ts";
import type { JsonObject } from "../../main/web/edit/story/json.ts";
import { kindOf } from "../../main/web/edit/story/media.ts";
import { differences } from "../../main/web/edit/story/merge.ts";
import { numberOf, outOfOrder } from "../../main/web/edit/story/numbers.ts";
import { type Revision, sittings } from "../../main/web/edit/story/revisions.ts";
import {
  publisherAt,
  publishersOf,
  sharedSources,
  sourceLine,
  sourcesBefore,
  wholeUrl,
  withSources,
} from "../../main/web/edit/story/sources.ts";
import { allTerms, othersWith, respelled, termLike, withTerm } from "../../main/web/edit/story/terms.ts";
import { usesOf } from "../../main/web/edit/story/uses.ts";
import english from "../../main/web/edit/words/en.json";
import { wordsOf } from "../../main/web/edit/words.ts";
import reader from "../../main/web/i18n/en.json";

function item(handle: string, fields: Fields): Item {
  const [collection, id] = handle === "story" ? ["story", "almaty"] : handle.split("/");
  const sent: SentItem = {
    collection: collection as SentItem["collection"],
    id: id ?? "",
    revision: 1,
    published: true,
    draft: false,
    draftedBy: null,
    feature: collection === "story" ? fields : { geometry: null, properties: fields },
  };
  return itemOf(sent);
}

const AFP = { publisher: "AFP", title: { en: "Dispatch" }, published: "2022-01-13", url: "https://www.afp.com/en/1" };
const protesters = { en: "protesters", fr: "manifestants" };

const STATE: Pick<DeskState, "items" | "lang"> = {
  lang: "fr",
  items: new Map(
    [
      item("story", {
        title: { en: "January" },
        languages: ["en", "fr"],
        categories: [
          { id: "protest", label: { en: "Protests", fr: "Manifestations" }, colour: "#96590d", pattern: "waves" },
        ],
        numbers: { tents: { fr: "Tentes" } },
        sources: { "tass-1": { publisher: "TASS", title: { en: "Report" } } },
        spans: [{ incident: "blackout" }],
      }),
      item("places/almaty", { name: { en: "Almaty" }, kind: "city" }),
      item("incidents/march", {
        title: { en: "March" },
        place: "almaty",
        sources: [AFP],
        actors: [protesters, "NATO"],
      }),
      item("incidents/blackout", {
        title: { en: "Blackout", fr: "Coupure" },
        sources: [{ publisher: "KazTAG" }, AFP],
        actors: [{ fr: "manifestants", en: "protesters" }],
      }),
      item("movements/convoy", { title: { en: "Convoy" }, from: ["almaty"], to: ["almaty"] }),
      item("scenes/night", { title: { en: "Night" }, highlight: ["march"] }),
    ].map((one) => [one.handle, one]),
  ),
};
const get = (handle: string) => STATE.items.get(handle) as Item;

test("numbers as people type them", () => {
  const read: readonly (readonly [string, number | undefined])[] = [
    ["12000", 12000],
    ["12 000", 12000],
    ["12\u202f000", 12000],
    ["12,000", 12000],
    ["12.000", 12000],
    ["1,234,567", 1234567],
    ["1.5", 1.5],
    ["1,5", 1.5],
    ["12,000.5", 12000.5],
    ["0.125", 0.125],
    ["١٢٠٠٠", 12000],
    ["۱۲۰۰۰", 12000],
    ["١٢٬٠٠٠٫٥", 12000.5],
    ["0", 0],
    ["", undefined],
    ["dozens", undefined],
    ["-5", undefined],
    ["1,23,4", undefined],
    ["12.000.00", undefined],
    ["about 5", undefined],
  ];
  for (const [text, number] of read) assert.equal(numberOf(text), number, text);
});

test("a range stands in order; of a wrong one it is told which two", () => {
  assert.equal(outOfOrder({ low: 1, best: 1, high: 2 }), undefined);
  assert.equal(outOfOrder({ high: 2 }), undefined);
  assert.deepEqual(outOfOrder({ low: 3, high: 2 }), ["low", "high"]);
  assert.deepEqual(outOfOrder({ low: 1, best: 3, high: 2 }), ["best", "high"]);
});

test("publishers of the story are suggested, those that are named most first; a site's is known", () => {
  assert.deepEqual(publishersOf(STATE), ["AFP", "KazTAG", "TASS"]);
  assert.equal(publisherAt(STATE, "https://afp.com/fr/2"), "AFP");
  assert.equal(publisherAt(STATE, "https://example.org"), undefined);
  assert.equal(publisherAt(STATE, "afp"), undefined);
});

test("an address gets back what people leave out of it", () => {
  assert.equal(wholeUrl(" www.afp.com/en/1?a=b "), "https://www.afp.com/en/1?a=b");
  assert.equal(wholeUrl("http://afp.com"), "http://afp.com");
  assert.equal(wholeUrl("a dispatch"), "a dispatch");
  assert.equal(wholeUrl("AFP"), "AFP");
});

test("the sources of the one before: of what was opened last, else of what was made last; nothing stands twice", () => {
  assert.deepEqual(sourcesBefore(STATE, "incidents/new", ["incidents/blackout", "incidents/march"]), [AFP]);
  assert.deepEqual(sourcesBefore(STATE, "incidents/march", ["incidents/blackout", "incidents/march"]), [
    { publisher: "KazTAG" },
    AFP,
  ]);
  assert.deepEqual(sourcesBefore(STATE, "incidents/new", []), [{ publisher: "KazTAG" }, AFP]);
  // What was opened and has none, or is gone, is passed over.
  assert.deepEqual(sourcesBefore(STATE, "incidents/new", ["incidents/march", "movements/convoy", "incidents/gone"]), [
    AFP,
  ]);
  assert.deepEqual(withSources([{}], [AFP]), [AFP]);
  assert.deepEqual(withSources([{ publisher: "TASS" }, { title: {} }, AFP], [{ ...AFP, quote: "" }]), [
    { publisher: "TASS" },
    AFP,
  ]);
});

test("a shared source says in a line what it is", () => {
  const shared = sharedSources(get("story").fields ?? {}).get("tass-1") as JsonObject;
  assert.equal(sourceLine(shared, ["fr", "en"]), "TASS, Report");
});

test("actors and tags are found in any language, and are once what they are", () => {
  assert.deepEqual(allTerms(STATE, "actors"), [protesters, "NATO"]);
  assert.deepEqual(termLike(allTerms(STATE, "actors"), " Manifestants"), protesters);
  assert.equal(termLike(allTerms(STATE, "actors"), "nato"), "NATO");
  assert.equal(termLike(allTerms(STATE, "actors"), "police"), undefined);
});

test("one that is written anew is so in all items that have it", () => {
  const after = respelled(protesters, "fr", "protestataires", ["en", "fr"]);
  assert.deepEqual(after, { en: "protesters", fr: "protestataires" });
  assert.deepEqual(
    othersWith(STATE, "actors", protesters, "incidents/march").map(({ handle }) => handle),
    ["incidents/blackout"],
  );
  assert.deepEqual(withTerm(get("incidents/march").fields ?? {}, "actors", protesters, after)["actors"], [
    after,
    "NATO",
  ]);
  // What was alike in all languages stays so in the others.
  assert.deepEqual(respelled("NATO", "fr", "OTAN", ["en", "fr"]), { en: "NATO", fr: "OTAN" });
});

test("the kind of what is shown is guessed by the ending of its address, or its site", () => {
  assert.equal(kindOf("https://a.org/b.JPG?size=2"), "image");
  assert.equal(kindOf("https://a.org/b.webm"), "video");
  assert.equal(kindOf("https://www.youtube.com/watch?v=1"), "video");
  assert.equal(kindOf("https://a.org/b.mp3"), "audio");
  assert.equal(kindOf("https://a.org/b"), undefined);
  assert.equal(kindOf("b.jpg"), undefined);
});

test("a picture that was begun is waited for; one that was left is not", () => {
  const fields = { ...get("incidents/march").fields, when: "2022", category: "protest", status: "reported" };
  const lacks = (media: JsonObject) => lacking({ ...get("incidents/march"), fields: { ...fields, media: [media] } });
  assert.deepEqual(lacks({ url: "https://a.org/b.jpg", kind: "image", credit: "AFP" }), []);
  assert.deepEqual(lacks({ url: "https://a.org/b.jpg", kind: "image" }), ["media"]);
  assert.deepEqual(lacks({ url: "", caption: {} }), []);
});

test("what names an item keeps it from being deleted", () => {
  const uses = (handle: string) => usesOf(STATE, get(handle)).map((one) => one.handle);
  assert.deepEqual(uses("places/almaty"), ["incidents/march", "movements/convoy"]);
  assert.deepEqual(uses("incidents/march"), ["scenes/night"]);
  assert.deepEqual(uses("incidents/blackout"), ["story"]);
  assert.deepEqual(uses("scenes/night"), []);
});

test("fields and what they say, in words", () => {
  const words = wordsOf({ messages: { ...reader, ...english }, lang: "en" } as unknown as PageData);
  const wording = { words, state: STATE };
  const said = (path: string, value: unknown) => inWords(path, value as JsonObject, wording);
  assert.equal(fieldName("title/fr", wording), "Title, French");
  assert.equal(fieldName("numbers/tents", wording), "Numbers, Tentes");
  assert.equal(fieldName("numbers/killed", wording), "Numbers, Killed");
  assert.equal(fieldName("geometry", wording), "Where");
  assert.deepEqual(said("place", "almaty"), ["Almaty"]);
  assert.deepEqual(said("to", ["almaty", "elsewhere"]), ["Almaty", "elsewhere"]);
  assert.deepEqual(said("category", "protest"), ["Manifestations"]);
  assert.deepEqual(said("status", "claimed"), ["claimed"]);
  assert.deepEqual(said("numbers/killed", { low: 12000 }), ["at least 12,000"]);
  assert.deepEqual(said("numbers", { killed: { best: 3 }, tents: { words: { en: "many" } } }), [
    "Killed: 3",
    "Tentes: many",
  ]);
  assert.deepEqual(said("sources", [{ ...AFP, quote: "une marche" }]), [
    "AFP, Dispatch, 2022-01-13, https://www.afp.com/en/1, “une marche”",
  ]);
  assert.deepEqual(said("actors", [protesters, "NATO"]), ["manifestants", "NATO"]);
  assert.deepEqual(said("geometry", { type: "Point", coordinates: [76.9115, 43.2525] }), [
    "latitude 43.2525°, longitude 76.9115°",
  ]);
  assert.deepEqual(said("highlight", ["march", "convoy"]), ["March", "Convoy"]);
  assert.deepEqual(said("spans", [{ incident: "blackout" }]), ["Coupure"]);
  assert.deepEqual(said("title/en", undefined), []);
  assert.deepEqual(said("view", [46.5, 40.6, 87.3, 55.4]), ["46.5, 40.6, 87.3, 55.4"]);
  assert.deepEqual(said("licence", { name: "CC BY 4.0", url: "https://a.org" }), [
    "name: CC BY 4.0; url: https://a.org",
  ]);
  assert.deepEqual([isText("title/en"), isText("category"), isText("numbers/killed")], [true, false, false]);
});

test("where two texts differ, by words", () => {
  assert.deepEqual(differing("A march through the city", "A rally through the city"), {
    start: "A ",
    one: "march ",
    other: "rally ",
    end: "through the city",
  });
  assert.deepEqual(differing("one one", "one"), { start: "", one: "one ", other: "", end: "one" });
  assert.deepEqual(differing("", "new"), { start: "", one: "", other: "new", end: "" });
});

test("of drafts that somebody wrote within minutes the last is told, of a long day more than one", () => {
  const at = (minute: number, by: string, kind = "drafted"): Revision => ({
    seq: minute,
    revision: minute,
    kind,
    at: new Date(minute * 60_000).toISOString(),
    by,
    note: null,
    feature: {},
  });
  const minutes = [40, 37, 34, 31].map((minute) => at(minute, "bo"));
  const revisions = [...minutes, at(30, "anna"), at(12, "anna"), at(11, "anna", "created"), at(10, "anna")];
  assert.deepEqual(
    sittings(revisions).map(({ seq }) => seq),
    [40, 34, 30, 12, 11, 10],
  );
});

test("in which fields two versions differ", () => {
  assert.deepEqual(differences({ a: "1", b: "2", c: "" }, { a: "1 ", b: "3", d: [] }), ["b"]);
});
