import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { pointsOf } from './lib/arcs.mjs';
import { crossed, cut } from './lib/cells.mjs';
import { contains } from './lib/contains.mjs';
import { faults } from './lib/faults.mjs';
import { follower } from './lib/follow.mjs';

const bytes = (name) => readFileSync(new URL(`../resources/basemap/${name}`, import.meta.url));
const policy = JSON.parse(readFileSync(new URL('policy.json', import.meta.url)));

/** Pairs of numbers; in a browser's files, of five bits a character. */
function unpacked(arc) {
  if (typeof arc !== 'string') return arc;
  const numbers = [];
  let [value, bits] = [0, 0];
  for (const character of arc) {
    const code = character.charCodeAt(0) - 63;
    value |= (code & 31) << bits;
    bits += 5;
    if (code & 32) continue;
    numbers.push(value & 1 ? ~(value >> 1) : value >> 1);
    [value, bits] = [0, 0];
  }
  return numbers.flatMap((number, i) => (i % 2 === 0 ? [[number, numbers[i + 1]]] : []));
}

function decoded(name) {
  const topology = JSON.parse(bytes(name));
  const { scale, translate } = topology.transform;
  const grid = topology.arcs.map((arc) => {
    let [x, y] = [0, 0];
    return unpacked(arc).map(([dx, dy]) => [(x += dx), (y += dy)]);
  });
  const degrees = grid.map((arc) => arc.map(([x, y]) => [x * scale[0] + translate[0], y * scale[1] + translate[1]]));
  return { ...topology, grid, degrees };
}

const world = decoded('server/world.json');
const water = decoded('server/water.json');
const position = (index) => (index < 0 ? ~index : index);
const polygonsOf = ({ type, arcs }) => (type === 'Polygon' ? [arcs] : arcs);
const ringsOf = (topology, shape) =>
  polygonsOf(shape).map((rings) => rings.map((ring) => pointsOf(ring, topology.degrees)));
const country = (code) => world.objects.countries.geometries.find(({ properties }) => properties.code === code);
const at = (point) =>
  world.objects.countries.geometries
    .filter((shape) => ringsOf(world, shape).some((rings) => contains(rings, point)))
    .map(({ properties }) => properties.code ?? properties.name);
const arcsOf = (shape) => new Set(shape.arcs.flat(3).map(position));
const shapes = [
  ...world.objects.countries.geometries.map((shape) => [world, shape]),
  ...water.objects.lakes.geometries.map((shape) => [water, shape]),
];

const overview = decoded('world.json');
const LEVELS = { 1: 18, 2: 36 };
const pieces = readdirSync(new URL('../resources/basemap/pieces/', import.meta.url)).map((file) => {
  const [level, column, row] = file.replace('.json', '').split('-').map(Number);
  const size = 360 / LEVELS[level];
  return { level, column, row, size, west: column * size - 180, south: row * size - 90, ...decoded(`pieces/${file}`) };
});
const piece = (level, [longitude, latitude]) =>
  pieces.find(
    ({ level: own, size, west, south }) =>
      own === level && west === Math.floor(longitude / size) * size && south === Math.floor((latitude + 90) / size) * size - 90,
  );
const LINES = ['borders', 'coasts', 'disputed'];
const linesOf = (topology, name) =>
  (topology.objects[name]?.arcs ?? []).map((line) => pointsOf(line, topology.degrees));

test('a first view of the map stays small', () => {
  assert.ok(brotliCompressSync(bytes('world.json')).length <= 30_000);
  assert.ok(brotliCompressSync(bytes('water.json')).length <= 14_000);
});

test('the pieces stay small, each and all together', () => {
  const sizes = pieces.map(({ level, column, row }) => bytes(`pieces/${level}-${column}-${row}.json`).length);
  assert.ok(Math.max(...sizes) <= 60_000);
  assert.ok(sizes.reduce((sum, size) => sum + size, 0) <= 4_000_000);
});

test('the objects are those that the map draws', () => {
  assert.deepEqual(Object.keys(world.objects), ['countries', 'borders', 'coasts', 'disputed']);
  assert.deepEqual(Object.keys(water.objects), ['lakes', 'rivers']);
});

test('every country has a name and a code of ISO 3166-1, once, or the policy says why it has none', () => {
  const properties = world.objects.countries.geometries.map((shape) => shape.properties);
  const codes = properties.map(({ code }) => code).filter((code) => code !== null);
  assert.ok(codes.length > 230);
  assert.equal(new Set(codes).size, codes.length);
  assert.ok(codes.every((code) => /^[A-Z]{2}$/.test(code)));
  assert.ok(properties.every(({ name }) => name.length > 0));
  const uncoded = properties.filter(({ code }) => code === null).map(({ name }) => name);
  const stated = policy.areas.filter(({ drawnAs }) => drawnAs === null).map(({ area }) => area);
  assert.deepEqual(uncoded.sort(), stated.sort());
});

for (const [name, point, expected] of [
  ['Simferopol', [34.1, 44.95], ['UA']],
  ['Sevastopol', [33.6, 44.6], ['UA']],
  ['Donetsk', [37.8, 48.0], ['UA']],
  ['Baikonur', [63.3, 45.95], ['KZ']],
  ['Almaty', [76.9115, 43.2525], ['KZ']],
  ['Moscow', [37.6, 55.75], ['RU']],
  ['Minsk', [27.56, 53.9], ['BY']],
  ['Yerevan', [44.51, 40.18], ['AM']],
  ['Dushanbe', [68.78, 38.56], ['TJ']],
  ['Bishkek', [74.59, 42.87], ['KG']],
  ['Tashkent', [69.24, 41.3], ['UZ']],
  ['Kaliningrad', [20.5, 54.7], ['RU']],
  ['Chukotka, east of 180', [187.5, 66.5], ['RU']],
  ['Laayoune', [-13.1, 27.1], ['EH']],
  ['Tindouf', [-8.1, 27.68], ['DZ']],
  ['Famagusta', [33.9, 35.13], ['CY']],
  ['Hargeisa', [44.06, 9.56], ['SO']],
  ['Pristina', [21.16, 42.66], ['Kosovo']],
  ['the South Pole', [10, -89], ['AQ']],
  ['the Caspian Sea', [51, 42], []],
  ['the Black Sea', [34, 43.5], []],
]) {
  test(`${name} is drawn as ${expected[0] ?? 'water'}`, () => assert.deepEqual(at(point), expected));
  for (const level of [1, 2]) {
    test(`${name} is ${expected[0] ?? 'water'} in the pieces of level ${level}`, () => {
      const within = [point[0] > 180 ? point[0] - 360 : point[0], point[1]];
      const codes = expected.map((code) => (code.length === 2 ? code : undefined));
      assert.deepEqual(inPiece(level, within), codes);
    });
  }
}

const inPiece = (level, point) => {
  const found = piece(level, point);
  return (found?.objects.countries?.geometries ?? [])
    .filter((shape) => ringsOf(found, shape).some((rings) => contains(rings, point)))
    .map(({ properties }) => properties?.code);
};

for (const [name, point, code] of [
  ['the port of Strasbourg', [7.795, 48.57], 'FR'],
  ['Kehl', [7.815, 48.575], 'DE'],
  ['Lagos', [3.39, 6.6], 'NG'],
  ['Suva', [178.4, -18.05], 'FJ'],
  ['Waiyevo, by the 180th meridian', [-179.98, -16.8], 'FJ'],
  ['Uelen', [-169.85, 66.155], 'RU'],
  ['Basel', [7.59, 47.55], 'CH'],
  ['Kinshasa', [15.29, -4.36], 'CD'],
  ['Brazzaville', [15.25, -4.25], 'CG'],
  ['Ciudad Juárez', [-106.46, 31.71], 'MX'],
]) {
  test(`${name} is in ${code}`, () => assert.deepEqual(inPiece(2, point), [code]));
}

test('every country has a shape in what a browser draws first', () => {
  const codes = overview.objects.countries.geometries.map(({ properties }) => properties?.code);
  for (const { properties } of world.objects.countries.geometries) {
    if (properties.code !== null) assert.ok(codes.includes(properties.code), properties.name);
  }
});

test('the Rhine between France and Germany is drawn on their border', () => {
  const found = piece(2, [7.7, 48.5]);
  const near = ([x, y]) => x > 7.4 && x < 8 && y > 47.9 && y < 48.7;
  const border = new Set(linesOf(found, 'borders').flat().filter(near).map(String));
  const river = new Set(linesOf(found, 'rivers').flat().filter(near).map(String));
  assert.ok(border.size > 20);
  assert.ok([...border].filter((point) => river.has(point)).length >= border.size * 0.9);
});

test('lines end at a side of a cell where they, or others that they meet there, go on beyond it', () => {
  const ends = (topology, axis, edge) => {
    const all = LINES.flatMap((name) => linesOf(topology, name).flatMap((line) => [line[0], line.at(-1)]));
    const there = all.filter((point) => Math.abs(point[axis] - edge) < 1e-6);
    return [...new Set(there.map((point) => point[1 - axis].toFixed(3)))].sort();
  };
  for (const one of pieces) {
    const across = LEVELS[one.level];
    const east = pieces.find(
      ({ level, column, row }) => level === one.level && row === one.row && column === (one.column + 1) % across,
    );
    const north = pieces.find(
      ({ level, column, row }) => level === one.level && row === one.row + 1 && column === one.column,
    );
    const name = `${one.level}-${one.column}-${one.row}`;
    // At 180 the source itself is cut, and its two sides differ by a step.
    if (east?.column) assert.deepEqual(ends(one, 0, one.west + one.size), ends(east, 0, east.west), `east of ${name}`);
    if (north) assert.deepEqual(ends(one, 1, north.south), ends(north, 1, north.south), `north of ${name}`);
  }
});

for (const level of [1, 2]) {
  test(`every disputed border of the policy is drawn as one in the pieces of level ${level}`, () => {
    for (const { between } of policy.disputedBorders) {
      const codes = between.map((key) => (key.length === 2 ? key : undefined));
      const found = pieces.some((topology) => {
        if (topology.level !== level || topology.objects.disputed === undefined) return false;
        const disputed = arcsOf(topology.objects.disputed);
        const shapes = topology.objects.countries.geometries;
        const [a, b] = codes.map((code) => shapes.find(({ properties }) => properties?.code === code));
        return a !== undefined && b !== undefined && [...arcsOf(a)].some((i) => arcsOf(b).has(i) && disputed.has(i));
      });
      assert.ok(found, between.join(' and '));
    }
  });

  test(`nothing is drawn between Crimea and the rest of Ukraine, nor around Baikonur, in the pieces of level ${level}`, () => {
    const near = ([west, south, east, north]) =>
      pieces
        .filter((topology) => topology.level === level)
        .flatMap((topology) => ['borders', 'disputed'].flatMap((name) => linesOf(topology, name).flat()))
        .filter(([x, y]) => x > west && x < east && y > south && y < north);
    assert.deepEqual(near([32.4, 44.3, 36.3, 46.3]), []);
    assert.deepEqual(near([62.5, 45, 65, 47]), []);
  });
}

test('a river beside a border is put on it, from where it comes to where it leaves; one that crosses it is not', () => {
  const border = [
    [0, 0],
    [50, 4],
    [100, 0],
  ];
  const follow = follower([border], () => 0, 5);
  const beside = follow([
    [-20, 30],
    [10, 3],
    [90, -2],
    [120, -40],
  ]);
  assert.ok(beside.some((point) => `${point}` === '50,4'));
  assert.deepEqual([beside[0], beside.at(-1)], [[-20, 30], [120, -40]]);
  assert.ok(!beside.some((point) => `${point}` === '90,-2'));
  const across = [
    [40, -60],
    [60, 60],
  ];
  assert.deepEqual(follow(across), across);
});

test('a line has a point wherever it goes from one cell into another, the same one from either end', () => {
  const line = [
    [3, 3],
    [27, 14],
  ];
  const there = crossed(line, 10);
  assert.deepEqual(there.map(([x]) => x), [3, 10, 18, 20, 27]);
  assert.deepEqual(crossed([...line].reverse(), 10), [...there].reverse());
});

test('a polygon that fills a cell is the cell, and one with a hole keeps the hole', () => {
  const square = (west, south, east, north) => [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const map = {
    objects: { countries: { type: 'Polygon', arcs: [[0], [1]], properties: { code: 'XX' } } },
    arcs: [square(-5, -5, 25, 15), square(13, 3, 15, 5)],
  };
  const cells = cut({ ...map, arcs: map.arcs.map((arc) => arc.map(([x, y]) => [x + 100, y + 100])) }, 10, 36);
  const area = ({ objects, arcs }) =>
    objects.countries.geometries[0].arcs.flat().reduce((sum, ring) => {
      const points = pointsOf(ring, arcs);
      const twice = points.slice(1).reduce((all, [x, y], i) => all + points[i][0] * y - x * points[i][1], 0);
      return sum + Math.abs(twice) / 2;
    }, 0);
  const of = (column, row) => cells.find((cell) => cell.column === column && cell.row === row);
  assert.equal(cells.length, 12);
  assert.equal(area(of(10, 10)), 100);
  assert.equal(of(11, 10).objects.countries.geometries[0].arcs[0].length, 2);
  assert.equal(area(of(9, 9)), 25);
});

test('every ring is closed and has four points at least', () => {
  for (const [topology, shape] of shapes) {
    for (const ring of ringsOf(topology, shape).flat()) {
      assert.ok(ring.length >= 4, shape.properties.name);
      assert.deepEqual(ring[0], ring.at(-1), shape.properties.name);
    }
  }
});

test('the arcs of a ring follow one another end to start', () => {
  for (const [{ grid }, shape] of shapes) {
    for (const ring of polygonsOf(shape).flat()) {
      const lines = ring.map((index) => (index < 0 ? [...grid[~index]].reverse() : grid[index]));
      lines.forEach((line, i) =>
        assert.deepEqual(line.at(-1), lines[(i + 1) % lines.length][0], shape.properties.name),
      );
    }
  }
});

test('no arc that bounds a country touches itself or another but at its ends', () => {
  const used = [...new Set(world.objects.countries.geometries.flatMap((shape) => [...arcsOf(shape)]))];
  assert.deepEqual(faults(used.map((index) => world.grid[index])), []);
});

test('no lake touches itself or another', () => {
  const used = [...new Set(water.objects.lakes.geometries.flatMap((shape) => [...arcsOf(shape)]))];
  assert.deepEqual(faults(used.map((index) => water.grid[index])), []);
});

test('the check for touching arcs finds a bow tie, a fold and a touch', () => {
  assert.equal(
    faults([
      [
        [0, 0],
        [4, 4],
        [4, 0],
        [0, 4],
        [0, 0],
      ],
    ]).length,
    1,
  );
  assert.equal(
    faults([
      [
        [0, 0],
        [4, 0],
        [2, 0],
        [2, 5],
      ],
    ]).length,
    1,
  );
  assert.equal(
    faults([
      [
        [0, 0],
        [4, 0],
      ],
      [
        [2, 0],
        [2, 5],
      ],
    ]).length,
    1,
  );
  assert.equal(
    faults([
      [
        [0, 0],
        [4, 0],
      ],
      [
        [4, 0],
        [2, 5],
      ],
    ]).length,
    0,
  );
});

test('nothing jumps across 180, and no line runs along it', () => {
  for (const name of ['borders', 'coasts', 'disputed']) {
    for (const arc of [...arcsOf(world.objects[name])].map((index) => world.degrees[index])) {
      for (let i = 1; i < arc.length; i += 1) {
        assert.ok(Math.abs(arc[i][0] - arc[i - 1][0]) < 60, `${name} at ${arc[i]}`);
        const along = [arc[i - 1], arc[i]].every(([x]) => Math.abs(Math.abs(x) - 180) < 0.005);
        // The coast of a small island may come to lie there; the cuts through the larger ones are longer.
        assert.ok(!along || Math.abs(arc[i][1] - arc[i - 1][1]) < 0.1, `${name} at ${arc[i]}`);
      }
    }
  }
  for (const shape of world.objects.countries.geometries.filter(({ properties }) => properties.code !== 'AQ')) {
    for (const ring of ringsOf(world, shape).flat()) {
      ring.forEach(([x], i) => assert.ok(i === 0 || Math.abs(x - ring[i - 1][0]) < 60, shape.properties.name));
    }
  }
});

test('Russia is one piece from the Baltic to the Bering Strait', () => {
  const east = ringsOf(world, country('RU')).map(([outer]) => outer.map(([x]) => x));
  assert.ok(east.some((xs) => Math.min(...xs) < 40 && Math.max(...xs) > 190));
  assert.ok(east.flat().every((x) => x > 15 && x < 192));
});

test('Kazakhstan and Russia share the arcs of their border, which is drawn once', () => {
  const [kz, ru, borders] = [country('KZ'), country('RU'), world.objects.borders].map(arcsOf);
  const shared = [...kz].filter((index) => ru.has(index));
  assert.ok(shared.reduce((sum, index) => sum + world.grid[index].length, 0) > 200);
  assert.ok(shared.every((index) => borders.has(index)));
});

test('no line is drawn in two manners', () => {
  const [borders, coasts, disputed] = ['borders', 'coasts', 'disputed'].map((name) => arcsOf(world.objects[name]));
  for (const index of disputed) assert.ok(!borders.has(index) && !coasts.has(index));
  for (const index of coasts) assert.ok(!borders.has(index));
});

test('every disputed border of the policy is drawn as one', () => {
  const disputed = arcsOf(world.objects.disputed);
  const named = (key) =>
    arcsOf(world.objects.countries.geometries.find(({ properties }) => (properties.code ?? properties.name) === key));
  for (const { between } of policy.disputedBorders) {
    const [a, b] = between.map(named);
    assert.ok(
      [...a].some((index) => b.has(index) && disputed.has(index)),
      between.join(' and '),
    );
  }
});

test('nothing is drawn between Crimea and the rest of Ukraine, nor around Baikonur', () => {
  const near = ([west, south, east, north]) =>
    ['borders', 'disputed'].flatMap((name) =>
      [...arcsOf(world.objects[name])].flatMap((index) =>
        world.degrees[index].filter(([x, y]) => x > west && x < east && y > south && y < north),
      ),
    );
  assert.deepEqual(near([32.4, 44.3, 36.3, 46.3]), []);
  assert.deepEqual(near([62.5, 45, 65, 47]), []);
  assert.equal(polygonsOf(country('KZ')).filter((rings) => rings.length > 1).length, 0);
});

test('the lakes of the region are there by name', () => {
  const names = water.objects.lakes.geometries.map(({ properties }) => properties.name);
  for (const name of [
    'Lake Balkhash',
    'Lake Issyk-Kul',
    'Lake Zaysan',
    'Lake Alakol',
    'Aral Sea (north)',
    'Lake Sevan',
  ]) {
    assert.ok(names.includes(name), name);
  }
});
