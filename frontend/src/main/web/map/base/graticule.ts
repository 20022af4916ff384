/** Lines of longitude and latitude, faint over sea and land; finer ones as the map is enlarged. */
import type * as L from "leaflet";
import { mapColour } from "../theme.ts";
import { toWorld } from "../world.ts";

/** Degrees between lines at a zoom level. */
export function graticuleStep(zoom: number): number {
  if (zoom < 5) return 10;
  if (zoom < 7) return 5;
  if (zoom < 9) return 1;
  return 0.25;
}

/** @param pixel the size of a CSS pixel in world units */
export function drawGraticule(context: CanvasRenderingContext2D, map: L.Map, pixel: number): void {
  const step = graticuleStep(map.getZoom());
  const seen = map.getBounds().pad(0.6);
  const down = (degrees: number) => Math.floor(degrees / step) * step;
  const south = Math.max(-80, down(seen.getSouth()));
  const north = Math.min(85, seen.getNorth());
  const west = down(seen.getWest());
  const east = seen.getEast();
  const path = new Path2D();
  for (let lon = west; lon <= east; lon += step) {
    path.moveTo(...toWorld(lon, south));
    path.lineTo(...toWorld(lon, north));
  }
  for (let lat = south; lat <= north; lat += step) {
    path.moveTo(...toWorld(west, lat));
    path.lineTo(...toWorld(east, lat));
  }
  context.strokeStyle = mapColour("graticule");
  context.lineWidth = (step < 5 ? 0.4 : 0.6) * pixel;
  context.setLineDash([]);
  context.stroke(path);
}
