import assert from "node:assert/strict";
import { test } from "node:test";
import { thinned, waypointsOf } from "../../main/web/edit/place/course.ts";
import { readCourse } from "../../main/web/edit/place/course-file.ts";
import type { LonLat } from "../../main/web/story/types.ts";

const LINE = [
  [76.9, 43.2],
  [75, 45],
];
const asRead = { points: LINE };

test("a line is read from every form of GeoJSON that has one, and from coordinates alone", () => {
  const line = { type: "LineString", coordinates: LINE };
  const feature = { type: "Feature", properties: {}, geometry: line };
  for (const json of [
    line,
    feature,
    { type: "FeatureCollection", features: [feature] },
    { type: "MultiLineString", coordinates: [LINE.slice(0, 1), LINE.slice(1)] },
    { type: "GeometryCollection", geometries: [{ type: "Point", coordinates: [1, 2] }, line] },
    { type: "FeatureCollection", features: LINE.map((coordinates) => ({ geometry: { type: "Point", coordinates } })) },
    LINE,
  ]) {
    assert.deepEqual(readCourse(`\uFEFF ${JSON.stringify(json)}`), asRead, JSON.stringify(json));
  }
});

test("a line is read from a GPX track before its routes and waypoints, whatever the prefix and order", () => {
  const gpx = (inner: string) => `<?xml version="1.0"?><!-- <trkpt lat="1" lon="1"/> --><gpx>${inner}</gpx>`;
  const points = (name: string) =>
    `<x:${name} lat="43.2" lon="76.9"><ele>1</ele></x:${name}><x:${name} lon='75' lat='45'/>`;
  assert.deepEqual(readCourse(gpx(`<wpt lat="1" lon="2"/><rtept lat="0" lon="0"/>${points("trkpt")}`)), asRead);
  assert.deepEqual(readCourse(gpx(`<wpt lat="1" lon="2"/>${points("rtept")}`)), asRead);
  assert.deepEqual(readCourse(gpx(points("wpt"))), asRead);
});

test("a line is read from KML: of lines, and of tracks with times, not of areas", () => {
  const kml = (inner: string) => `<kml><Polygon><coordinates>0,0 1,1</coordinates></Polygon>${inner}</kml>`;
  const line = "<LineString><coordinates>\n76.9,43.2,0 75,45\n</coordinates></LineString>";
  assert.deepEqual(readCourse(kml(line)), { points: [[76.9, 43.2, 0], LINE[1]] });
  assert.deepEqual(readCourse(kml("<gx:coord>76.9 43.2</gx:coord><gx:coord>75 45</gx:coord>")), asRead);
  assert.deepEqual(readCourse(kml("")), { fault: "noLine" });
});

test("what is wrong is told, a point by its number", () => {
  assert.deepEqual(readCourse("lat,lon"), { fault: "unknown" });
  assert.deepEqual(readCourse("[[76.9, 43.2], "), { fault: "unknown" });
  assert.deepEqual(readCourse("<html></html>"), { fault: "unknown" });
  assert.deepEqual(readCourse("{}"), { fault: "noLine" });
  assert.deepEqual(readCourse("[[76.9, 43.2], [43.2, 176.9]]"), { fault: "badPoint", number: 2 });
  assert.deepEqual(readCourse('[[76.9, 43.2], [1, 2], ["a", 2]]'), { fault: "badPoint", number: 3 });
  assert.deepEqual(readCourse('<gpx><trkpt lat="1"/></gpx>'), { fault: "badPoint", number: 1 });
});

test("a line keeps the points that say most of its shape, and tells how far it is off", () => {
  const zigzag = Array.from({ length: 2001 }, (_, at): LonLat => [at / 1000, at === 1000 ? 1 : (at % 2) / 10_000]);
  const { points, metres } = thinned(zigzag, 5);
  assert.equal(points.length, 5);
  assert.deepEqual([points[0], points.at(-1)], [zigzag[0], zigzag.at(-1)]);
  assert.ok(points.some(([, lat]) => lat === 1));
  assert.ok(metres > 5 && metres < 15, String(metres));
});

test("a line that is short enough loses nothing but what is said twice", () => {
  const { points, metres } = thinned([
    [1.000001, 2],
    [1, 2],
    [1, 3],
    [179.9, 3],
    [-179.9, 3],
  ]);
  assert.deepEqual(points, [
    [1, 2],
    [1, 3],
    [179.9, 3],
    [-179.9, 3],
  ]);
  assert.equal(metres, 0);
});

test("a line across ±180° is as flat there as anywhere", () => {
  const level = Array.from({ length: 101 }, (_, at): LonLat => [at < 50 ? 179 + at / 50 : at / 50 - 181, 0]);
  const { points, metres } = thinned(level, 2);
  assert.equal(points.length, 2);
  assert.ok(metres < 1, String(metres));
});

test("waypoints are positions and places; whatever else stands there is left out", () => {
  assert.deepEqual(waypointsOf([[1, 2], "almaty", null, ["a"], {}]), [[1, 2], "almaty"]);
  assert.deepEqual(waypointsOf(undefined), []);
});
