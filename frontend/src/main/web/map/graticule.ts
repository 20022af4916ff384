/** Lines of longitude and latitude, faint over sea and land; finer ones as the map is enlarged. */
import * as L from "leaflet";
import { mapColour, onThemeChange } from "./theme.ts";

/** Degrees between lines at a zoom level. */
export function graticuleStep(zoom: number): number {
  if (zoom < 5) return 10;
  if (zoom < 7) return 5;
  if (zoom < 9) return 1;
  return 0.25;
}

export function addGraticule(map: L.Map): void {
  const pane = map.createPane("graticule");
  pane.style.zIndex = "160";
  pane.style.pointerEvents = "none";
  const renderer = L.canvas({ pane: "graticule", padding: 0.5 });
  const grid = L.polyline([], { renderer, interactive: false, weight: 0.6, smoothFactor: 0, pane: "graticule" }).addTo(
    map,
  );
  const colour = () => grid.setStyle({ color: mapColour("graticule") });
  const draw = () => {
    const step = graticuleStep(map.getZoom());
    const seen = map.getBounds().pad(0.6);
    const down = (degrees: number) => Math.floor(degrees / step) * step;
    const south = Math.max(-80, down(seen.getSouth()));
    const north = Math.min(85, seen.getNorth());
    const west = down(seen.getWest());
    const lines: L.LatLngTuple[][] = [];
    for (let lon = west; lon <= seen.getEast(); lon += step)
      lines.push([
        [south, lon],
        [north, lon],
      ]);
    for (let lat = south; lat <= north; lat += step)
      lines.push([
        [lat, west],
        [lat, seen.getEast()],
      ]);
    grid.setLatLngs(lines);
  };
  colour();
  onThemeChange(colour);
  map.on("moveend", draw);
  draw();
}
