/**
 * Reads the line out of what other programs write: GeoJSON, GPX and KML. XML is looked through for the few elements that hold positions,
 * and not parsed: so it is the same with every prefix of names, and what is cut off at its end is read as far as it goes.
 */
import type { LonLat } from "../../story/types.ts";

/** More than a track of a week by the second. */
const MOST_READ = 500_000;

export type CourseRead =
  | { readonly points: readonly LonLat[] }
  /** What is wrong, as the end of a key of words; `number` of the point that is no position, from 1. */
  | { readonly fault: "unknown" | "noLine" | "badPoint" | "tooMany"; readonly number?: number };

type Numbers = readonly unknown[];

export function readCourse(text: string): CourseRead {
  const trimmed = text.replace(/^\uFEFF/, "").trim();
  if (/^[[{]/.test(trimmed)) {
    try {
      return checked(ofGeoJson(JSON.parse(trimmed)));
    } catch {
      return { fault: "unknown" };
    }
  }
  return trimmed.startsWith("<") ? ofXml(trimmed.replace(/<!--[\s\S]*?-->/g, "")) : { fault: "unknown" };
}

function checked(points: readonly Numbers[]): CourseRead {
  if (points.length === 0) return { fault: "noLine" };
  if (points.length > MOST_READ) return { fault: "tooMany" };
  const bad = points.findIndex(([lon, lat]) => !isDegrees(lon, 180) || !isDegrees(lat, 90));
  if (bad >= 0) return { fault: "badPoint", number: bad + 1 };
  return { points: points as readonly LonLat[] };
}

function isDegrees(value: unknown, most: number): boolean {
  return typeof value === "number" && Math.abs(value) <= most;
}

/** Its lines one after the other; where it has none, its points. */
function ofGeoJson(json: unknown): readonly Numbers[] {
  const lines: Numbers[][] = [];
  const points: Numbers[] = [];
  const look = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const one of value) look(one);
      return;
    }
    if (typeof value !== "object" || value === null) return;
    const { type, coordinates, geometry, geometries, features } = value as Record<string, unknown>;
    if (Array.isArray(coordinates)) {
      if (type === "LineString") lines.push(coordinates);
      else if (type === "MultiLineString") lines.push(...coordinates.filter(Array.isArray));
      else if (type === "Point") points.push(coordinates);
      else if (type === "MultiPoint") points.push(...coordinates);
    }
    for (const inner of [geometry, geometries, features]) look(inner);
  };
  // Coordinates alone, as they stand in a line.
  if (Array.isArray(json) && Array.isArray(json[0])) return json.map(asNumbers);
  look(json);
  return (lines.length > 0 ? lines.flat() : points).map(asNumbers);
}

function asNumbers(value: unknown): Numbers {
  return Array.isArray(value) ? value : [];
}

/** Of GPX its tracks, else its routes, else its waypoints; of KML its lines, else its tracks with times. */
function ofXml(xml: string): CourseRead {
  const gpx = (name: string) =>
    all(xml, new RegExp(`<(?:[\\w.-]+:)?${name}\\b([^>]*)>`, "g")).map((attributes) =>
      ["lon", "lat"].map((one) => numberOf(new RegExp(`\\b${one}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1])),
    );
  const kml = () =>
    all(xml, /<(?:[\w.-]+:)?LineString\b[^>]*>([\s\S]*?)<\/(?:[\w.-]+:)?LineString\s*>/g)
      .flatMap((line) => all(line, /<(?:[\w.-]+:)?coordinates\b[^>]*>([^<]*)</g))
      .flatMap((list) => list.trim().split(/\s+/).filter(Boolean))
      .map((position) => position.split(",").map(numberOf));
  const timed = () =>
    all(xml, /<(?:[\w.-]+:)?coord\b[^>]*>([^<]*)</g).map((position) => position.trim().split(/\s+/).map(numberOf));
  const readers = [() => gpx("trkpt"), () => gpx("rtept"), kml, timed, () => gpx("wpt")];
  for (const reader of readers) {
    const points = reader();
    if (points.length > 0) return checked(points);
  }
  return { fault: /<(?:[\w.-]+:)?(?:gpx|kml)\b/.test(xml) ? "noLine" : "unknown" };
}

function all(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), ([, found]) => found ?? "");
}

function numberOf(text: string | undefined): number {
  return text?.trim() ? Number(text) : Number.NaN;
}
