/** Shapes of countries. */
import type * as L from "leaflet";
import type { PolygonRings } from "./topojson.ts";

/** The outline of a country by its ISO 3166-1 alpha-2 code. */
export interface Outlines {
  (code: string): PolygonRings[] | undefined;
  /** Gives a shape the detailed outline of its country, where there is one in view. */
  fine?(code: string, shape: L.Polygon): boolean;
}
