/** The built-in base map: drawn once to a canvas of its own beneath everything that moves with time. */
import * as L from "leaflet";
import type { LonLat } from "../story/types.ts";
import { mapColour, onThemeChange } from "./theme.ts";
import {
  decoder,
  type Line,
  type PolygonRings,
  type TopoCollection,
  type TopoGeometry,
  type Topology,
} from "./topojson.ts";

export type World = Topology<{
  readonly countries: TopoCollection<{ readonly code?: string | null; readonly name?: string }>;
  readonly borders: TopoGeometry;
  readonly coasts: TopoGeometry;
  readonly disputed: TopoGeometry;
}>;

export type Water = Topology<{
  readonly lakes: TopoCollection | TopoGeometry;
  readonly rivers: TopoCollection | TopoGeometry;
}>;

/** Outlines by ISO 3166-1 alpha-2 code. */
export type Outlines = ReadonlyMap<string, PolygonRings[]>;

export interface BaseMap {
  readonly outlines: Outlines;
  addWater(water: Water): void;
}

const PANE = "base";
const toLatLng = ([lon, lat]: LonLat): L.LatLngTuple => [lat, lon];
const toLatLngs = (lines: readonly Line[]) => lines.map((line) => line.map(toLatLng));

export function drawBaseMap(map: L.Map, world: World): BaseMap {
  const pane = map.createPane(PANE);
  pane.style.zIndex = "150";
  pane.style.pointerEvents = "none";
  const renderer = L.canvas({ pane: PANE, padding: 0.5 });
  const common: L.PolylineOptions = { pane: PANE, renderer, interactive: false, smoothFactor: 0 };

  const { lines, polygons } = decoder(world);
  const outlines = new Map<string, PolygonRings[]>();
  const land: Line[] = [];
  for (const country of world.objects.countries.geometries) {
    const area = polygons(country);
    land.push(...area.flat());
    const code = country.properties?.code;
    if (code) outlines.set(code, [...(outlines.get(code) ?? []), ...area]);
  }

  const styled: (readonly [L.Path, () => L.PathOptions])[] = [];
  const add = (path: L.Path, style: () => L.PathOptions) => {
    styled.push([path, style]);
    path.setStyle(style()).addTo(map);
  };
  // All land is one path: filled country by country, hairlines of sea would show between neighbours.
  const ground = L.polygon(
    toLatLngs(land).map((ring) => [ring]),
    { ...common, stroke: false, fillOpacity: 1 },
  );
  add(ground, () => ({ fillColor: mapColour("land") }));
  const line = (geometry: TopoGeometry, options: L.PolylineOptions, colour: "border" | "coast") =>
    add(L.polyline(toLatLngs(lines(geometry)), { ...common, ...options }), () => ({ color: mapColour(colour) }));
  line(world.objects.coasts, { weight: 0.8 }, "coast");
  line(world.objects.borders, { weight: 0.9 }, "border");
  line(world.objects.disputed, { weight: 1.1, dashArray: "4 4" }, "border");
  onThemeChange(() => {
    for (const [path, style] of styled) path.setStyle(style());
  });

  return {
    outlines,
    addWater(water) {
      const wet = decoder(water);
      const rings = toLatLngs(wet.lines(water.objects.lakes)).map((ring) => [ring]);
      add(L.polygon(rings, { ...common, weight: 0.5, fillOpacity: 1 }), () => ({
        color: mapColour("coast"),
        fillColor: mapColour("water"),
      }));
      add(L.polyline(toLatLngs(wet.lines(water.objects.rivers)), { ...common, weight: 0.8 }), () => ({
        color: mapColour("coast"),
      }));
    },
  };
}
