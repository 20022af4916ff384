import assert from "node:assert/strict";
import { test } from "node:test";
import { joinAtAntimeridian, unwrapArea } from "../../main/web/map/antimeridian.ts";
import { overlaps, place, placeMost } from "../../main/web/map/labels/collide.ts";
import { coursesOf } from "../../main/web/map/movements/arc-courses.ts";
import { between, bow, moveEnds, pointAt, resample, spread } from "../../main/web/map/movements/arc-geometry.ts";
import { isInside } from "../../main/web/map/point-in-polygon.ts";
import { decoder, type TopoGeometry } from "../../main/web/map/topojson.ts";
import type { Movement } from "../../main/web/story/event.ts";
import type { LonLat } from "../../main/web/story/types.ts";

const TOPOLOGY = {
  type: "Topology",
  transform: { scale: [0.5, 2], translate: [10, 20] },
  // 0 0, 2 0, 0 1 and 2 1, -2 0, 0 -1
  arcs: ["??C??A", "CAB??@"],
  objects: {},
} as const;

test("arcs are unpacked, scaled, moved and undeltaed, and joined without their shared point", () => {
  const square: TopoGeometry = { type: "Polygon", arcs: [[0, 1]] };
  assert.deepEqual(decoder(TOPOLOGY).polygons(square), [
    [
      [
        [10, 20],
        [11, 20],
        [11, 22],
        [10, 22],
        [10, 20],
      ],
    ],
  ]);
});

test("a number takes as many characters as it needs", () => {
  const transform = { scale: [1, 1], translate: [0, 0] } as const;
  // The example of the algorithm's description: latitudes and longitudes in 1/100,000 degree.
  const { lines } = decoder({ type: "Topology", transform, arcs: ["_p~iF~ps|U_ulLnnqC_mqNvxq`@"], objects: {} });
  assert.deepEqual(lines({ type: "LineString", arcs: [0] }), [
    [
      [3850000, -12020000],
      [4070000, -12095000],
      [4325200, -12645300],
    ],
  ]);
});

test("a negative index is the arc backwards, and leaves the arc itself as it was", () => {
  const { lines } = decoder(TOPOLOGY);
  assert.deepEqual(lines({ type: "LineString", arcs: [~0] }), [
    [
      [11, 22],
      [11, 20],
      [10, 20],
    ],
  ]);
  assert.deepEqual(lines({ type: "LineString", arcs: [0] }), [
    [
      [10, 20],
      [11, 20],
      [11, 22],
    ],
  ]);
});

test("collections and many-part geometries give all their lines", () => {
  const { lines } = decoder(TOPOLOGY);
  const parts: TopoGeometry = { type: "MultiPolygon", arcs: [[[0, 1]], [[0, 1]]] };
  assert.equal(
    lines({ type: "GeometryCollection", geometries: [parts, { type: "MultiLineString", arcs: [[0], [1]] }] }).length,
    4,
  );
});

test("an arc that is not there is an error, and so is a line taken for an area", () => {
  assert.throws(() => decoder(TOPOLOGY).lines({ type: "LineString", arcs: [7] }), /No arc 7 among 2/);
  assert.throws(() => decoder(TOPOLOGY).polygons({ type: "LineString", arcs: [0] }), /Not an area/);
});

test("an arc cut at 180° becomes one line again, eastwards and westwards", () => {
  const east = [
    [
      [170, 50],
      [180, 55],
    ],
    [
      [-180, 55],
      [-170, 50],
    ],
  ] as const;
  assert.deepEqual(joinAtAntimeridian(east), [
    [
      [170, 50],
      [180, 55],
      [190, 50],
    ],
  ]);
  const west = [
    [
      [-170, 50],
      [-180, 55],
    ],
    [
      [180, 55],
      [170, 50],
    ],
  ] as const;
  assert.deepEqual(joinAtAntimeridian(west), [
    [
      [-170, 50],
      [-180, 55],
      [-190, 50],
    ],
  ]);
});

test("arcs that do not continue one another stay apart", () => {
  const apart = [
    [
      [10, 50],
      [20, 55],
    ],
    [
      [20, 55],
      [30, 50],
    ],
    [
      [180, 1],
      [170, 2],
    ],
    [
      [-180, 9],
      [-170, 9],
    ],
  ] as const;
  assert.equal(joinAtAntimeridian(apart).length, 4);
});

test("the far part of a country across 180° is moved to the rest of it", () => {
  const main = [
    [
      [30, 50],
      [180, 50],
      [180, 70],
      [100, 75],
      [30, 50],
    ],
  ] as const;
  const far = [
    [
      [-180, 65],
      [-170, 66],
      [-180, 70],
      [-180, 65],
    ],
  ] as const;
  const [, moved] = unwrapArea([main, far].map((rings) => rings.map((ring) => [...ring])));
  assert.deepEqual(moved, [
    [
      [180, 65],
      [190, 66],
      [180, 70],
      [180, 65],
    ],
  ]);
});

test("a country that does not cross 180° is left as it is", () => {
  const rings = [
    [
      [
        [47, 40],
        [87, 40],
        [87, 55],
        [47, 40],
      ] as [number, number][],
    ],
  ];
  assert.deepEqual(unwrapArea(rings), rings);
});

const LINE = [
  { x: 0, y: 0 },
  { x: 50, y: 0 },
  { x: 100, y: 0 },
];

test("a bowed line keeps its ends and bends to the left of its direction, so there and back part", () => {
  const there = bow(LINE, 0.1);
  const back = bow([...LINE].reverse(), 0.1);
  assert.ok(Math.abs((there[1]?.y ?? 0) + 10) < 1e-9);
  assert.ok(Math.abs((back[1]?.y ?? 0) - 10) < 1e-9);
  assert.equal(there[0]?.y, 0);
  assert.ok(Math.abs(there[2]?.y ?? 1) < 1e-9);
});

test("the ends of a line are moved, and its middle by half of both", () => {
  assert.deepEqual(moveEnds(LINE, { x: 10, y: 4 }, { x: -20, y: 0 }), [
    { x: 10, y: 4 },
    { x: 45, y: 2 },
    { x: 80, y: 0 },
  ]);
});

test("angles are spread in their order, those with room enough stay, and around the circle nothing is torn", () => {
  assert.deepEqual(spread([0, 1, 2], 0.5), [0, 1, 2]);
  const near = spread([1, 1.1, 0.9], 0.5);
  assert.deepEqual(
    near.map((angle) => angle.toFixed(2)),
    ["1.00", "1.50", "0.50"],
  );
  const [left = 0, right = 0] = spread([Math.PI - 0.1, -Math.PI + 0.1], 0.4);
  assert.ok(Math.abs(left - (Math.PI - 0.2)) < 1e-9 && Math.abs(right - (Math.PI + 0.2)) < 1e-9);
  const many = spread(
    Array.from({ length: 40 }, () => 2),
    0.35,
  ).sort((one, other) => one - other);
  for (let at = 1; at < many.length; at++) {
    assert.ok(Math.abs((many[at] ?? 0) - (many[at - 1] ?? 0) - (2 * Math.PI) / 40) < 1e-9);
  }
});

test("points along a line", () => {
  assert.deepEqual(pointAt(LINE, 0.25), { x: 25, y: 0 });
  assert.deepEqual(
    between(LINE, 20, 30).map(({ x }) => x),
    [20, 30],
  );
  assert.deepEqual(
    resample(LINE, 25).map(({ x }) => x),
    [0, 25, 50, 75, 100],
  );
});

test("close by, where it is a million pixels long, a line keeps its ends and few points", () => {
  const close = LINE.map(({ x, y }) => ({ x: x * 20_000, y: y * 20_000 }));
  const points = resample(close, 25);
  assert.ok(points.length <= 201);
  assert.deepEqual([points[0], points.at(-1)], [close[0], close.at(-1)]);
});

test("labels take the first free box in order of importance; a fixed one stands even where it collides", () => {
  const box = (left: number) => ({ left, top: 0, right: left + 10, bottom: 10 });
  const chosen = place([
    { boxes: [box(0)], fixed: true },
    { boxes: [box(5), box(10)], fixed: false },
    { boxes: [box(12)], fixed: false },
    { boxes: [box(3)], fixed: true },
  ]);
  assert.deepEqual(chosen, [0, 1, -1, 0]);
  assert.equal(overlaps(box(0), box(10)), false);
  const card = { boxes: [box(0)], fixed: true };
  assert.deepEqual(
    place([card, { boxes: [box(2), box(8), box(9), box(1)], fixed: true }]),
    [0, 2],
    "where it covers least",
  );
});

test("a point is inside an area, but not in its hole, nor beside it", () => {
  const square = (low: number, high: number): LonLat[] => [
    [low, low],
    [high, low],
    [high, high],
    [low, high],
    [low, low],
  ];
  const area = [[square(0, 10), square(4, 6)], [square(20, 30)]];
  const inside = (at: number) => isInside([at, at], area);
  assert.deepEqual([-1, 1, 5, 7, 15, 25, 31].map(inside), [false, true, false, true, false, true, false]);
});

test("of equals, one that finds no room chooses first, so that as many as can be are placed", () => {
  const box = (left: number) => ({ left, top: 0, right: left + 10, bottom: 10 });
  const label = (...lefts: number[]) => ({ boxes: lefts.map(box), fixed: false });
  const greedy = [label(50), label(0, 20), label(0), label(20, 40)];
  assert.deepEqual(place(greedy), [0, 0, -1, 0]);
  assert.deepEqual(placeMost(greedy, [1, 3]), [0, 1, 0, 1]);
  assert.deepEqual(placeMost([label(0), label(0), label(0)], [0, 3]), [0, -1, -1]);
});

test("a known course is drawn as it is, and moves no arc out of its way", () => {
  const movement = (via?: readonly unknown[]) => {
    const lines: LonLat[][] = [
      [
        [7, 50],
        [4, 52],
      ],
    ];
    return { lines, properties: { from: ["bonn"], to: ["rotterdam"], via } } as unknown as Movement;
  };
  const [[known], [arc], [beside]] = coursesOf([movement([[5, 51]]), movement(), movement()]) as [
    ReturnType<typeof coursesOf>[0],
    ReturnType<typeof coursesOf>[0],
    ReturnType<typeof coursesOf>[0],
  ];
  assert.equal(known?.bend, 0);
  assert.deepEqual(arc, coursesOf([movement(), movement()])[0]?.[0]);
  assert.ok((beside?.bend ?? 0) > (arc?.bend ?? 0));
});
