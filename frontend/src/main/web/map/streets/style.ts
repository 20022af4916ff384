/** How streets look: quiet, in the built-in map's own colours, so that the story stands above them and no seam shows where they end. */
import {
  CenteredTextSymbolizer,
  type Feature,
  type LabelRule,
  LineLabelSymbolizer,
  LineSymbolizer,
  type PaintRule,
  PolygonSymbolizer,
} from "../../../vendor/protomaps-leaflet/protomaps-leaflet.js";
import type { mapColour as MapColour } from "../theme.ts";

interface Flavour {
  readonly park: string;
  readonly built: string;
  readonly building: string;
  readonly casing: string;
  readonly minor: string;
  readonly major: string;
  readonly highway: string;
  readonly rail: string;
  readonly name: string;
  readonly waterName: string;
}

const LIGHT: Flavour = {
  park: "#e1e7d5",
  built: "#e9e5da",
  building: "#e0dbce",
  casing: "#d3ccbc",
  minor: "#fbfaf6",
  major: "#fffefb",
  highway: "#fbf0d6",
  rail: "#bdb7a8",
  name: "#55534c",
  waterName: "#46626f",
};
const DARK: Flavour = {
  park: "#29322c",
  built: "#2e3136",
  building: "#34383e",
  casing: "#1d2024",
  minor: "#40444b",
  major: "#4b5058",
  highway: "#5a584c",
  rail: "#4d5157",
  name: "#bdbcb6",
  waterName: "#8ba6b4",
};
const FORCED: Flavour = {
  park: "Canvas",
  built: "Canvas",
  building: "Canvas",
  casing: "CanvasText",
  minor: "Canvas",
  major: "Canvas",
  highway: "Canvas",
  rail: "GrayText",
  name: "CanvasText",
  waterName: "CanvasText",
};

const PARKS = [
  "park",
  "forest",
  "wood",
  "nature_reserve",
  "protected_area",
  "national_park",
  "cemetery",
  "grass",
  "grassland",
  "scrub",
  "golf_course",
  "village_green",
  "allotments",
  "recreation_ground",
  "garden",
  "orchard",
  "zoo",
];
const BUILT = [
  "residential",
  "commercial",
  "industrial",
  "hospital",
  "school",
  "university",
  "college",
  "railway",
  "urban_area",
  "military",
  "aerodrome",
  "pedestrian",
];
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif';

type Colours = Flavour & { readonly land: string; readonly water: string };

export interface Style {
  readonly paint: readonly PaintRule[];
  /** @param written names that stand on the map already */
  labels(written: ReadonlySet<string>): readonly LabelRule[];
}

/** @param properties those that hold a name, the best first */
export function streetsStyle(mapColour: typeof MapColour, properties: readonly string[]): Style {
  const forced = matchMedia("(forced-colors: active)").matches;
  const dark = getComputedStyle(document.documentElement).colorScheme === "dark";
  const flavour = {
    ...(forced ? FORCED : dark ? DARK : LIGHT),
    land: mapColour("land"),
    water: mapColour("water"),
  };
  return { paint: paintRules(flavour), labels: (written) => labelRules(flavour, properties, written) };
}

/** The kind of a feature; in files of the older scheme it has a prefix. */
const kindOf = ({ props }: Feature) => String(props["kind"] ?? props["pmap:kind"] ?? "");
const ofKind =
  (...kinds: string[]) =>
  (_: number, feature: Feature) =>
    kinds.includes(kindOf(feature));
const detail = ({ props }: Feature) => props["kind_detail"] ?? props["pmap:kind_detail"];

/** Straight between stops: zoom and value. */
function stops(...all: readonly (readonly [number, number])[]): (zoom: number) => number {
  return (zoom) => {
    const next = all.findIndex(([at]) => at > zoom);
    const [from, below] = all[next < 0 ? all.length - 1 : Math.max(0, next - 1)] as readonly [number, number];
    const [to, above] = all[next < 0 ? all.length - 1 : next] as readonly [number, number];
    return to === from ? below : below + ((above - below) * (zoom - from)) / (to - from);
  };
}

function paintRules(flavour: Colours): PaintRule[] {
  const area = (dataLayer: string, fill: string, filter?: PaintRule["filter"], minzoom = 0): PaintRule => ({
    dataLayer,
    minzoom,
    symbolizer: new PolygonSymbolizer({ fill }),
    filter: (zoom, feature) => feature.geomType === 3 && (filter?.(zoom, feature) ?? true),
  });
  const line = (
    dataLayer: string,
    color: string,
    width: (zoom: number) => number,
    filter: (zoom: number, feature: Feature) => boolean,
    minzoom = 0,
  ): PaintRule => ({
    dataLayer,
    minzoom,
    symbolizer: new LineSymbolizer({ color, width, lineCap: "round", lineJoin: "round" }),
    filter: (zoom, feature) => feature.geomType === 2 && filter(zoom, feature),
  });
  const isRunway = (_: number, feature: Feature) => ["runway", "taxiway"].includes(String(detail(feature)));
  const roads = [
    { color: flavour.minor, width: stops([13, 0.5], [15, 1.5], [18, 5]), filter: ofKind("path", "other"), from: 14 },
    { color: flavour.minor, width: stops([11, 0.6], [14, 2.4], [18, 11]), filter: ofKind("minor_road"), from: 11.5 },
    {
      color: flavour.major,
      width: stops([10, 1], [14, 4], [18, 15]),
      filter: ofKind("major_road", "medium_road"),
      from: 0,
    },
    { color: flavour.highway, width: stops([10, 1.6], [14, 5], [18, 18]), filter: ofKind("highway"), from: 0 },
  ];
  return [
    area("earth", flavour.land),
    area("landcover", flavour.park, ofKind(...PARKS)),
    area("landcover", flavour.built, ofKind(...BUILT)),
    area("landuse", flavour.built, ofKind(...BUILT)),
    area("landuse", flavour.park, ofKind(...PARKS)),
    area("water", flavour.water),
    line("water", flavour.water, stops([11, 0.8], [14, 1.6], [18, 8]), ofKind("river", "canal", "stream")),
    area("buildings", flavour.building, undefined, 13.5),
    line("roads", flavour.rail, stops([11, 0.6], [18, 3]), ofKind("rail"), 11),
    line("roads", flavour.casing, stops([11, 1], [14, 6], [18, 34]), isRunway),
    // All casings below all roads: where streets meet, none ends at another's edge.
    ...roads.map(({ width, filter, from }) =>
      line("roads", flavour.casing, (zoom) => width(zoom) + stops([10, 0.8], [16, 1.6])(zoom), filter, from),
    ),
    ...roads.map(({ color, width, filter, from }) => line("roads", color, width, filter, from)),
  ];
}

function labelRules(flavour: Colours, properties: readonly string[], written: ReadonlySet<string>): LabelRule[] {
  const halo = { labelProps: properties, stroke: flavour.land, width: 2 };
  const centred = (font: string, fill: string) =>
    new CenteredTextSymbolizer({ ...halo, font: `${font} ${FONT}`, fill, lineHeight: 1.4, maxLineChars: 18 });
  const along = (font: string, fill: string) =>
    new LineLabelSymbolizer({ ...halo, width: 3, font: `${font} ${FONT}`, fill, position: 2, repeatDistance: 320 });
  const number = (value: unknown) => (typeof value === "number" ? value : 99);
  const nameOf = ({ props }: Feature) => properties.map((one) => props[one]).find((name) => typeof name === "string");
  const isNew = (_: number, feature: Feature) => !written.has(String(nameOf(feature) ?? ""));
  const place = (font: string, minzoom: number, ...kinds: string[]): LabelRule => ({
    dataLayer: "places",
    minzoom,
    symbolizer: centred(font, flavour.name),
    filter: (zoom, feature) => ofKind(...kinds)(zoom, feature) && isNew(zoom, feature),
    sort: (one, other) => number(one["min_zoom"]) - number(other["min_zoom"]),
  });
  const road = (font: string, minzoom: number, ...kinds: string[]): LabelRule => ({
    dataLayer: "roads",
    minzoom,
    symbolizer: along(font, flavour.name),
    filter: ofKind(...kinds),
  });
  return [
    // Where two want one room the earlier rule has it.
    place("600 13px", 10, "locality"),
    road("500 12px", 12, "highway", "major_road", "medium_road"),
    place("500 11px", 12, "neighbourhood", "macrohood"),
    {
      dataLayer: "water",
      symbolizer: centred("italic 12px", flavour.waterName),
      filter: (_, feature) => feature.geomType === 1,
    },
    {
      dataLayer: "water",
      minzoom: 12,
      symbolizer: along("italic 11px", flavour.waterName),
      filter: ofKind("river", "canal"),
    },
    road("11px", 14, "minor_road", "other", "path"),
  ];
}
