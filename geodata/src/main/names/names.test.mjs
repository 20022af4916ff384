import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { labelPoints, roomOf } from './lib/label-points.mjs';
import { namesOf } from './lib/names.mjs';
import { furtherNames, places, seas } from './lib/tables.mjs';

const box = (west, south, east, north) => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ],
];
const near = (actual, expected, by) =>
  actual.forEach((value, i) => assert.ok(Math.abs(value - expected[i]) <= by, `${actual} is not ${expected}`));

test('a name stands in the middle of the largest part', () => {
  const { points, size } = labelPoints([box(40, 0, 41, 1), box(0, -5, 20, 5)]);
  near(points[0], [10, 0], 1.5);
  near([size], [Math.sqrt(20 * 10) * (256 / 360)], 0.2);
});

test('in what is bent, a name stands where there is room for it and not where there is nothing', () => {
  const bent = [[[0, 0], [20, 0], [20, 12], [17, 12], [17, 3], [0, 3], [0, 0]]];
  const [[lon, lat]] = labelPoints([bent]).points;
  assert.ok(lat < 3 || lon > 17, `${lon}, ${lat}`);
});

test('a large country has further points, apart from each other', () => {
  const { points } = labelPoints([box(0, 0, 60, 30)]);
  assert.ok(points.length >= 4);
  for (const [i, [lon, lat]] of points.entries()) {
    for (const [otherLon, otherLat] of points.slice(i + 1)) assert.ok(Math.hypot(lon - otherLon, lat - otherLat) > 5);
  }
  assert.equal(labelPoints([box(0, 0, 3, 3)]).points.length, 1);
});

test('an island has the sea about it for its name, across ±180° too', () => {
  const island = { points: [[179, 0]], size: 0.5 };
  near([roomOf(island, [[box(-171, -1, -170, 1)]])], [0.6 * 10 * (256 / 360)], 0.1);
  assert.equal(roomOf(island, [[box(178, -1, 178.9, 1)]]), 0.5);
});

test('what lacks a name takes that of the next language', () => {
  const world = {
    transform: { scale: [1, 1], translate: [0, 0] },
    arcs: [[[0, 0], [9, 0], [0, 9], [-9, 0], [0, -9]], [[20, 0], [9, 0], [0, 9], [-9, 0], [0, -9]]],
    objects: { countries: { geometries: [
      { type: 'Polygon', arcs: [[0]], properties: { code: null } },
      { type: 'Polygon', arcs: [[1]], properties: { code: null } },
    ] } },
  };
  const countries = places('XK\nKosovo\t21\t42\t\t\tКосово\n');
  const sources = { world, countries, further: furtherNames('XK\tKosovo\tKosovo\tكوسوفو\tКосово\n'),
    seas: seas('3\tBay\tBaie\tЗалив\tШығанақ\tBucht\tBahía\tخليج\tЗатока\t1,2 3,4\n'), codes: { XK: [4, 4] } };
  const names = namesOf(sources);
  assert.deepEqual(
    ['en', 'fr', 'ru', 'kk'].map((language) => names[language].countries),
    ['Kosovo', 'Kosovo', 'Косово', 'Косово'],
  );
  assert.deepEqual([names.ar.countries, names.ar.seas], ['كوسوفو', 'خليج']);
  assert.equal(names.kk.codes, 'XK', 'what has no code and no name of ours is not named');
  assert.deepEqual([names.fr.seas, names.fr.seaZooms, names.fr.seaPoints], ['Baie', [3], [[10, 20, 30, 40]]]);
  assert.equal(names['close-kk'].countries, '', 'large enough to be named from afar');
  assert.throws(() => namesOf({ ...sources, codes: { XK: [50, 4] } }), /XK/);
});

test('every sea has its eight names and lies where it may', () => {
  const rows = seas(readFileSync(new URL('seas.tsv', import.meta.url), 'utf8'));
  assert.ok(rows.length >= 100);
  for (const { names, zoom, points } of rows) {
    assert.ok(Object.values(names).every((name) => name), names.en);
    assert.match(names.ru + names.kk, /^[\p{Script=Cyrillic}\s-]+$/u, names.en);
    assert.match(names.uk, /^[а-щьюяєіїґ\s-]+$/iu, names.en);
    assert.match(names.ar, /^[\p{Script=Arabic}\p{M}\s]+$/u, names.en);
    assert.ok(zoom >= 1 && zoom <= 7, names.en);
    for (const [lon, lat] of points) assert.ok(Math.abs(lon) <= 180 && Math.abs(lat) < 85, names.en);
  }
  assert.throws(() => seas('3\tBay\tBaie\n'), /expected 10 columns/);
});
