import assert from "node:assert/strict";
import { test } from "node:test";
import { createFinder } from "../../main/web/map/base/names/in-view.ts";
import { linesOf, type Name, readNames, readTowns } from "../../main/web/map/base/names/name.ts";
import { type Ground, overlaps, placeNames } from "../../main/web/map/base/names/place.ts";
import { tilesOf } from "../../main/web/map/base/names/tiles.ts";
import { isInside } from "../../main/web/map/point-in-polygon.ts";

const VIEW = { left: 0, top: 0, right: 800, bottom: 500 };
const AROUND = { left: -200, top: -100, right: 1000, bottom: 600 };

function town(key: string, x: number, y: number, zoom = 3): Name {
  return { key, kind: "town", text: key, zoom, points: [[x, y]] };
}

/** Longitude and latitude are pixels. */
function ground(changes: Partial<Ground> = {}): Ground {
  return {
    zoom: 5,
    view: VIEW,
    around: AROUND,
    taken: [],
    covers: [],
    turns: [0],
    spot: ([lat, lng]) => ({ x: lng, y: lat }),
    size: ({ text }) => ({ width: 7 * text.length, height: 14 }),
    isStorys: () => false,
    ...changes,
  };
}

const keys = (names: readonly Name[], changes: Partial<Ground> = {}) =>
  placeNames(names, ground(changes)).map(({ name }) => name.key);

test("a long name has two lines of about the same length", () => {
  assert.deepEqual(linesOf("Kazakhstan", 11), ["Kazakhstan"]);
  assert.deepEqual(linesOf("United Arab Emirates", 11), ["United Arab", "Emirates"]);
  assert.deepEqual(linesOf("Bosnia & Herzegovina", 11), ["Bosnia &", "Herzegovina"]);
  assert.deepEqual(linesOf("Конго - Киншаса", 11), ["Конго -", "Киншаса"]);
  assert.deepEqual(linesOf("Liechtenstein", 11), ["Liechtenstein"], "no place to part it");
});

test("columns are read as names", () => {
  const [country, sea] = readNames({
    from: 0,
    codes: "KZ",
    countries: "Kazakhstan",
    sizes: [158],
    countryPoints: [[695, 478, 684, 523]],
    seas: "Caspian Sea",
    seaZooms: [3],
    seaPoints: [[508, 416]],
  });
  assert.deepEqual(country?.points, [
    [69.5, 47.8],
    [68.4, 52.3],
  ]);
  assert.equal(country?.code, "KZ");
  assert.equal(country?.size, 15.8);
  assert.deepEqual([sea?.kind, sea?.text, sea?.zoom], ["sea", "Caspian Sea", 3]);

  const file = { names: "Astana\nAlmaty", zooms: [18, 17], lon: [71446, 76929], lat: [51180, 43253], capitals: 1 };
  const [astana, almaty] = readTowns(file, "2-2-1");
  assert.deepEqual([astana?.kind, astana?.zoom, astana?.points], ["capital", 4.5, [[71.446, 51.18]]]);
  assert.equal(almaty?.kind, "town");
  assert.deepEqual(readTowns({ names: "", zooms: [], lon: [], lat: [], capitals: 0 }, "2-0-0"), []);
});

test("tiles of small towns come as the map is enlarged, around ±180° too", () => {
  const almaty = { west: 76, south: 42.5, east: 78, north: 44 };
  assert.deepEqual(tilesOf(almaty, 3.75), []);
  assert.deepEqual(tilesOf(almaty, 4), ["2-2-1"]);
  assert.deepEqual(tilesOf(almaty, 11), ["2-2-1", "3-5-2", "5-22-11"]);
  assert.deepEqual(tilesOf({ west: 175, south: -20, east: 185, north: -15 }, 4), ["2-3-2", "2-0-2"]);
  assert.deepEqual(tilesOf({ west: 535, south: -20, east: 545, north: -15 }, 4), ["2-3-2", "2-0-2"]);
  assert.equal(tilesOf({ west: -400, south: -85, east: 400, north: 85 }, 4).length, 16);
});

test("none covers another or what the story takes", () => {
  const names = Array.from({ length: 400 }, (_, at) =>
    town(`town ${at}`, (at * 97) % 800, (at * 61) % 500, (at % 8) / 2),
  );
  const taken = [{ left: 300, top: 200, right: 500, bottom: 300 }];
  const placed = placeNames(names, ground({ taken }));
  assert.ok(placed.length > 15, `${placed.length}`);
  for (const one of placed) {
    for (const box of taken) assert.ok(!overlaps(one.box, box));
    for (const other of placed) assert.ok(one === other || !overlaps(one.box, other.box));
  }
});

test("the map's edge cuts none: a name turns to its other side, or is not there", () => {
  const [name] = placeNames([town("Ostend", 790, 250)], ground());
  assert.ok((name?.box.right ?? 999) <= 800 && (name?.text.x ?? 0) < 0);
  assert.deepEqual(keys([{ key: "sea", kind: "sea", text: "A wide sea", zoom: 1, points: [[20, 250]] }]), []);
  assert.deepEqual(keys([town("beyond", 900, 250)]), ["beyond"], "is there for whoever drags the map");
});

test("a town beneath a mark that the story does not name is named beside it", () => {
  const box = { left: 382, top: 192, right: 418, bottom: 268 };
  const taken = [box];
  const cover = { foot: { x: 400, y: 250 }, reach: 18, box };
  const [name] = placeNames([town("Strasbourg", 404, 246)], ground({ taken, covers: [cover] }));
  assert.ok(name && name.box.left > box.right && name.box.left < box.right + 10, JSON.stringify(name?.box));
  assert.deepEqual(keys([town("Strasbourg", 404, 246)], { taken }), [], "one that it names");
  assert.deepEqual(keys([town("behind its head", 404, 205)], { taken, covers: [cover] }), []);
});

test("what is named from afar is named at every zoom before what comes later", () => {
  const names = [town("small", 400, 250, 6), town("large", 410, 255, 3)];
  for (const zoom of [3, 5, 6, 8]) assert.deepEqual(keys(names, { zoom }), ["large"]);
});

test("a country is named as soon as its name has room in it, and the smallest at zoom 6", () => {
  const country = (size: number): Name => ({
    key: "c",
    kind: "country",
    text: "Kazakhstan",
    zoom: 0,
    points: [[400, 250]],
    size,
  });
  assert.deepEqual(keys([country(15.8)], { zoom: 1 }), []);
  assert.deepEqual(keys([country(15.8)], { zoom: 2 }), ["c"]);
  assert.deepEqual(keys([country(0.1)], { zoom: 5.75 }), []);
  assert.deepEqual(keys([country(0.1)], { zoom: 6 }), ["c"]);
});

test("what is large is named where the map shows it, in each copy of the world", () => {
  const russia: Name = {
    key: "RU",
    kind: "country",
    text: "Russia",
    zoom: 0,
    points: [
      [1100, 100],
      [60, 200],
    ],
    size: 57,
  };
  const placed = placeNames([russia], ground({ turns: [-1, 0, 1] }));
  assert.deepEqual(
    placed.map(({ at, turn }) => [...at, turn]),
    [
      [100, 740, -1],
      [200, 60, 0],
      [200, 420, 1],
    ],
  );
});

test("a country that fills the map is named in the middle of what is seen of it", () => {
  const square = (west: number, east: number) =>
    [
      [
        [
          [west, 0],
          [east, 0],
          [east, 50],
          [west, 50],
          [west, 0],
        ],
      ],
    ] as [number, number][][][];
  const shapes: Record<string, [number, number][][][]> = {
    FR: square(-10, 8),
    DE: square(8, 20),
    PL: square(20, 30),
    FJ: square(175, 185),
  };
  const find = createFinder(["FR", "DE", "PL", "FJ", "XX"], (code) => shapes[code], isInside);
  const grid = (west: number) =>
    Array.from({ length: 9 * 5 }, (_, at) => {
      const [column, row] = [at % 9, Math.floor(at / 9)];
      return { x: column * 80, y: row * 80, at: [west + column, 44 + row] as const };
    });
  const found = find(grid(3.5));
  assert.deepEqual([...found.keys()], ["FR", "DE"], "no other is seen");
  assert.deepEqual(found.get("FR")?.[0], [5.5, 46]);
  assert.deepEqual(find(grid(-185)).get("FJ")?.[0], [-183, 46], "beyond ±180°");
});

test("what the story names is not named twice", () => {
  assert.deepEqual(keys([town("Almaty", 400, 250)], { isStorys: ({ text }) => text === "Almaty" }), []);
});
