import assert from "node:assert/strict";
import { test } from "node:test";
import { withHit, withKind, withPoint } from "../../main/web/edit/place/about.ts";
import { choicesOf } from "../../main/web/edit/place/choices.ts";
import { metresBetween } from "../../main/web/edit/place/distance.ts";
import type { Coordinates, Found, Hit, Position } from "../../main/web/edit/place/gazetteer.ts";
import { placeOf, placesNamed, siteAt, siteNear, storysPlace, usersOf } from "../../main/web/edit/place/own-places.ts";
import { offeredPrecisions, precisionOf, precisionWithin } from "../../main/web/edit/place/precision.ts";
import { nowhere, pointAt, withoutPlace, withoutSpot, withPlace, withSpot } from "../../main/web/edit/place/where.ts";
import type { Fields, Item } from "../../main/web/edit/story/item.ts";
import type { LonLat } from "../../main/web/story/types.ts";

const item = (id: string, fields: Fields, collection: Item["collection"] = "places"): Item => ({
  handle: `${collection}/${id}`,
  collection,
  id,
  revision: 1,
  published: true,
  draftedBy: null,
  saved: fields,
  fields,
  told: null,
});
const ALMATY: LonLat = [76.9115, 43.2525];
const almaty = item("almaty", { name: { en: "Almaty", kk: "Алматы" }, kind: "city", geometry: pointAt(ALMATY) });
const airport = item("almaty-airport", {
  name: { en: "Almaty airport", fr: "Aéroport d’Almaty" },
  kind: "airport",
  geometry: pointAt([77.042828, 43.354267]),
});
const kazakhstan = item("kazakhstan", { name: { en: "Kazakhstan", ru: "Казахстан" }, kind: "country", code: "KZ" });
const orenburg = item("steppe", { name: "Öskemen steppe", kind: "region", geometry: pointAt([82.6, 49.95]) });
const places = [airport, almaty, kazakhstan, orenburg];

const hit = (over: Partial<Hit>): Hit => ({
  id: "town/KZ.02/Almaty",
  kind: "city",
  at: [76.915, 43.25],
  name: "Almaty",
  names: { en: "Almaty", ru: "Алматы" },
  country: "KZ",
  ...over,
});
const ids = (found: readonly Item[]) => found.map(({ id }) => id);
const found = (over: Partial<Found>): Found => ({ coordinates: null, places: [], ...over });

test("a story's own places are found by the beginnings of words in any language, what is named just so first", () => {
  assert.deepEqual(ids(placesNamed(places, "almaty")), ["almaty", "almaty-airport"]);
  assert.deepEqual(ids(placesNamed(places, "АЛМ")), ["almaty"]);
  assert.deepEqual(ids(placesNamed(places, "air alm")), ["almaty-airport"]);
  assert.deepEqual(ids(placesNamed(places, "aeroport d'alm")), ["almaty-airport"]);
  assert.deepEqual(ids(placesNamed(places, "oskemen")), ["steppe"]);
  assert.deepEqual(ids(placesNamed(places, "kz")), ["kazakhstan"]);
  assert.deepEqual(ids(placesNamed(places, "maty")), []);
  assert.deepEqual(ids(placesNamed(places, " – ")), []);
});

test("a place of the gazetteer is the story's of the same code, or of the same kind and name within 2 km", () => {
  const own = (over: Partial<Hit>) => storysPlace(hit(over), places)?.id;
  assert.equal(own({ kind: "country", name: "Qazaqstan", names: {}, country: "KZ" }), "kazakhstan");
  assert.equal(own({ kind: "country", name: "Kazakhstan", country: "KG" }), undefined);
  assert.equal(own({}), "almaty");
  assert.equal(own({ name: "Alma-Ata", names: { ru: "Алматы" } }), "almaty");
  assert.equal(own({ name: "Verny", names: {}, foundBy: "almaty" }), "almaty");
  assert.equal(own({ name: "Verny", names: {} }), undefined);
  // A region is where its government sits.
  assert.equal(own({ kind: "region" }), undefined);
  assert.equal(own({ at: [76.9115, 43.2525 + 0.0178] }), "almaty");
  assert.equal(own({ at: [76.9115, 43.2525 + 0.0182] }), undefined);
});

test("what a story says of a place of the gazetteer: its languages that are known, and where that is from", () => {
  assert.deepEqual(placeOf(hit({}), ["ru", "kk"]), {
    name: { ru: "Алматы" },
    kind: "city",
    geometry: { type: "Point", coordinates: [76.915, 43.25] },
    reference: { name: "GeoNames", licence: "CC BY 4.0", url: "https://www.geonames.org/" },
  });
  assert.deepEqual(placeOf(hit({}), ["de"])["name"], { de: "Almaty" });
  assert.deepEqual(placeOf(hit({ kind: "country", name: "Kazakhstan", names: { en: "Kazakhstan" } }), ["en"]), {
    name: { en: "Kazakhstan" },
    kind: "country",
    code: "KZ",
  });
  assert.equal((placeOf(hit({ kind: "airport" }), ["en"])["reference"] as Fields)["name"], "OurAirports");
});

test("a position that is pasted again is the same spot of the story, and no town that is there", () => {
  const spot = item("spot", siteAt("in Almaty", "en", ALMATY));
  const [lon, lat] = ALMATY;
  assert.equal(siteNear([lon, lat + 0.0004], [almaty, spot])?.id, "spot");
  assert.equal(siteNear([lon, lat + 0.0005], [almaty, spot]), undefined);
});

test("Enter takes what is named just so before what only begins so, and decides nothing that is asked", () => {
  const best = (text: string, what: Found | null, own = places) =>
    choicesOf(text, what, own, ["own", "hit", "position", "new"]).best;
  assert.equal(best("almaty", null, [airport]), "own/places/almaty-airport");
  assert.equal(best("almaty", found({ places: [hit({})] }), [airport]), "hit/town/KZ.02/Almaty");
  assert.equal(best("almaty", found({ places: [hit({})] })), "own/places/almaty");
  assert.equal(best("al", found({ places: [hit({ id: "town/NO.04/Al", name: "Ål" })] })), "own/places/almaty-airport");
  assert.equal(best("", null), null);
  assert.equal(best("nowhere", found({})), null);
  const position: Position = { at: ALMATY, geoPrecision: "city", whereText: "in Almaty" };
  const read: Coordinates = { outcome: "read", positions: [position] };
  const asked: Coordinates = { outcome: "asked", questionText: "Which?", positions: [position, position] };
  assert.equal(best("43.25, 76.9", found({ coordinates: read })), "position/0");
  assert.equal(best("43.25, 76.9", found({ coordinates: asked })), null);
});

test("what is offered: nothing twice, a new place where it is no position, and only what can be chosen", () => {
  const keys = (...args: Parameters<typeof choicesOf>) => [...choicesOf(...args).all.keys()];
  const all = ["own", "hit", "position", "new"] as const;
  assert.deepEqual(keys("almaty", found({ places: [hit({})] }), places, all), [
    "own/places/almaty",
    "own/places/almaty-airport",
    "new",
  ]);
  assert.deepEqual(keys("almaty", null, places, ["hit", "position"]), []);
  const refused: Coordinates = { outcome: "refused", detail: "One number" };
  assert.deepEqual(keys("Gate 7", found({ coordinates: refused }), places, all), ["new"]);
  // Before anything is typed, what was made last.
  assert.deepEqual(keys("", null, [airport, almaty], all), ["own/places/almaty", "own/places/almaty-airport"]);
});

test("what is offered of precision: nothing closer than the place, unless there is a position", () => {
  const at = pointAt(ALMATY);
  assert.deepEqual(offeredPrecisions({ place: "kazakhstan" }, "country"), ["country"]);
  assert.deepEqual(offeredPrecisions({ place: "x" }, "region"), ["region", "country"]);
  assert.deepEqual(offeredPrecisions({ place: "almaty" }, "city"), ["city", "region", "country"]);
  assert.deepEqual(offeredPrecisions({ place: "x" }, "airport"), ["exact", "city", "region", "country"]);
  assert.deepEqual(offeredPrecisions({ place: "kazakhstan", geometry: at }, "country"), [
    "exact",
    "city",
    "region",
    "country",
  ]);
  assert.deepEqual(offeredPrecisions({}, undefined), []);
  assert.deepEqual(offeredPrecisions({ geoPrecision: "none" }, undefined), []);
  // What is said already can be seen.
  assert.deepEqual(offeredPrecisions({ place: "almaty", geoPrecision: "exact" }, "city"), [
    "exact",
    "city",
    "region",
    "country",
  ]);
});

test("the likely precision is chosen already: that of the place, or exact with a position", () => {
  assert.equal(precisionOf({ place: "almaty" }, "city"), "city");
  assert.equal(precisionOf({ place: "x" }, "site"), "exact");
  assert.equal(precisionOf({ place: "almaty", geometry: pointAt(ALMATY) }, "city"), "exact");
  assert.equal(precisionOf({ place: "almaty", geoPrecision: "region" }, "city"), "region");
  assert.equal(precisionOf({}, undefined), undefined);
  assert.deepEqual([800, 1_001, 150_000, 200_000].map(precisionWithin), ["exact", "city", "region", "country"]);
});

test("a place and a position stay together only where one is about the other", () => {
  const near = { at: [76.95, 43.24] as const, geoPrecision: "exact" as const };
  const far = { at: [71.43, 51.13] as const, geoPrecision: "city" as const };
  const town = almaty.fields;
  const both = withSpot({ title: { en: "A" }, place: "almaty" }, near, town);
  assert.deepEqual(both, { title: { en: "A" }, place: "almaty", geometry: pointAt(near.at) });
  assert.deepEqual(withSpot({ place: "almaty" }, far, town), { geometry: pointAt(far.at), geoPrecision: "city" });
  assert.deepEqual(withPlace(both, "almaty-airport", airport.fields ?? {}), {
    title: { en: "A" },
    place: "almaty-airport",
  });
  const placed = withPlace({ geometry: pointAt(near.at), geoPrecision: "city" }, "almaty", town ?? {});
  assert.deepEqual(placed, { place: "almaty", geometry: pointAt(near.at), geoPrecision: "city" });
});

test("saying that no place is known takes both away, and choosing a place or position takes that back", () => {
  const both = { title: "A", place: "almaty", geometry: pointAt(ALMATY), geoPrecision: "city" };
  assert.deepEqual(nowhere(both), { title: "A", geoPrecision: "none" });
  assert.deepEqual(withPlace(nowhere(both), "almaty", almaty.fields ?? {}), { title: "A", place: "almaty" });
  assert.deepEqual(withSpot(nowhere(both), { at: ALMATY, geoPrecision: "exact" }, undefined), {
    title: "A",
    geometry: pointAt(ALMATY),
  });
  assert.deepEqual(withoutSpot(both), { title: "A", place: "almaty" });
  assert.deepEqual(withoutPlace(both), { title: "A", geometry: pointAt(ALMATY), geoPrecision: "city" });
  assert.deepEqual(withoutPlace({ place: "almaty", geoPrecision: "region" }), {});
});

test("a place that becomes a country has no position, and one that becomes a town no code", () => {
  assert.deepEqual(withKind(almaty.fields ?? {}, "country"), { name: { en: "Almaty", kk: "Алматы" }, kind: "country" });
  assert.deepEqual(withKind(kazakhstan.fields ?? {}, "region"), {
    name: { en: "Kazakhstan", ru: "Казахстан" },
    kind: "region",
  });
});

test("a place that is looked up keeps its names, and one that is moved by hand is not from there any more", () => {
  const looked = withHit({ name: { en: "The city" }, kind: "site", role: { en: "Where" } }, hit({}), ["en", "ru"]);
  assert.deepEqual(looked["name"], { en: "The city", ru: "Алматы" });
  assert.equal(looked["kind"], "city");
  assert.deepEqual(looked["role"], { en: "Where" });
  assert.deepEqual(Object.keys(withPoint(looked, [1, 2])).sort(), ["geometry", "kind", "name", "role"]);
  assert.equal(withPoint(looked, undefined)["geometry"], undefined);
});

test("who uses a place: incidents there, and movements from it or to it", () => {
  const items = [
    item("a", { place: "almaty" }, "incidents"),
    item("b", { place: "astana" }, "incidents"),
    item("c", { from: ["astana", "almaty"], to: ["x"] }, "movements"),
    item("d", { from: ["x"], to: ["almaty"] }, "movements"),
    { ...item("e", { place: "almaty" }, "incidents"), fields: null },
  ];
  assert.deepEqual(ids(usersOf(items, "almaty")), ["a", "c", "d"]);
});

test("distances on the globe", () => {
  const near = (metres: number, wanted: number) => assert.ok(Math.abs(metres - wanted) < wanted * 0.006, `${metres}`);
  near(metresBetween([0, 0], [0, 1]), 110_574);
  near(metresBetween([179.99, 0], [-179.99, 0]), 2_226);
  near(metresBetween(ALMATY, [71.43, 51.13]), 970_000);
});
