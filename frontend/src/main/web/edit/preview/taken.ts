/** What a scene takes of what the preview shows: its moment, its mode, and the part of the world that it shows. */
import { dateOfEpochDay, epochDayOf, isoDate, parseDate } from "../../time/calendar.ts";
import { parseSteps, type Steps } from "../../time/duration.ts";

export interface Taken {
  /** EDTF: a day, or from one to another. */
  readonly at?: string;
  readonly mode: "cumulative" | "window" | "moment";
  /** West, south, east, north; absent where the map was left as it opened. */
  readonly view?: readonly [number, number, number, number];
  /** Ids of incidents that were opened in it. */
  readonly highlight: readonly string[];
}

export interface MapSize {
  readonly width: number;
  readonly height: number;
}

/** @param search the query of the reader page's address */
export function takenFrom(search: string, map: MapSize): Taken {
  const query = new URLSearchParams(search);
  const named = query.get("mode");
  const mode = named === "window" || named === "moment" ? named : "cumulative";
  const t = query.get("t");
  const steps = parseSteps(query.get("window") ?? "");
  const at = t === null ? undefined : mode === "window" && steps ? spanBefore(t, steps) : t;
  const [lat, lon, zoom] = ["lat", "lon", "z"].map((name) => Number.parseFloat(query.get(name) ?? ""));
  const view =
    Number.isFinite(lat) && Number.isFinite(lon) && Number.isFinite(zoom)
      ? boundsAt(lat ?? 0, lon ?? 0, zoom ?? 0, map)
      : undefined;
  const incident = query.get("incident");
  return { ...(at ? { at } : {}), mode, ...(view ? { view } : {}), highlight: incident ? [incident] : [] };
}

/** The days that end with a day, or the hours that end at a time; a single one is itself. */
export function spanBefore(t: string, { unit, count }: Steps): string {
  const date = parseDate(t.slice(0, 10));
  if (!date || (count === 1 && unit === "day")) return t;
  if (unit === "hour") {
    const begin = new Date(Date.parse(`${t.includes("T") ? t.slice(0, 16) : `${t}T24:00`}Z`) - count * 3_600_000);
    return `${begin.toISOString().slice(0, 16)}/${t}`;
  }
  const day = epochDayOf(date);
  const after = dateOfEpochDay(day + 1);
  const months = { month: 1, year: 12 }[unit as "month" | "year"];
  const begin =
    months === undefined
      ? day + 1 - count * (unit === "week" ? 7 : 1)
      : epochDayOf({ ...after, month: after.month - months * count });
  return `${isoDate(dateOfEpochDay(begin))}/${t}`;
}

const TILE = 256;

/** What a map of this size shows around a position, in Web Mercator. */
export function boundsAt(
  lat: number,
  lon: number,
  zoom: number,
  { width, height }: MapSize,
): readonly [number, number, number, number] {
  const world = TILE * 2 ** zoom;
  const halfWidth = Math.min(180, (180 * width) / world);
  const y = Math.asinh(Math.tan((lat * Math.PI) / 180));
  const latitude = (pixels: number) => (Math.atan(Math.sinh(y + (2 * Math.PI * pixels) / world)) * 180) / Math.PI;
  const shown = (degrees: number) => Number((((degrees + 540) % 360) - 180).toFixed(3));
  const whole = halfWidth >= 180;
  return [
    whole ? -180 : shown(lon - halfWidth),
    Number(latitude(-height / 2).toFixed(3)),
    whole ? 180 : shown(lon + halfWidth),
    Number(latitude(height / 2).toFixed(3)),
  ];
}
