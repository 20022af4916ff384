/** A canvas beneath all that moves with time: redrawn when the map has come to rest, stretched while it zooms. */
import * as L from "leaflet";
import type { WorldBox } from "../world.ts";

/** How far it reaches beyond the map on each side, as a share of the map: what a drag brings in is there already. */
const MARGIN = 0.35;
const PANE = "base";

/**
 * Draws in world units.
 * @param pixel the size of a CSS pixel in world units
 */
export type Drawing = (context: CanvasRenderingContext2D, seen: WorldBox, pixel: number) => void;

/** @returns draws anew */
export function addCanvas(map: L.Map, draw: Drawing): () => void {
  const pane = map.createPane(PANE);
  pane.style.zIndex = "150";
  pane.style.pointerEvents = "none";
  const canvas = L.DomUtil.create("canvas", "leaflet-zoom-animated", pane);
  // Drawn rarely and moved often: kept in main memory, it waits for no graphics card while the page starts.
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("This browser gives no canvas to draw on");

  let corner = map.getCenter();
  let drawnAt = map.getZoom();
  const redraw = () => {
    const size = map.getSize();
    const margin = size.multiplyBy(MARGIN).round();
    const full = size.add(margin.multiplyBy(2));
    const min = map.containerPointToLayerPoint(margin.multiplyBy(-1)).round();
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    drawnAt = map.getZoom();
    corner = map.layerPointToLatLng(min);
    L.DomUtil.setTransform(canvas, min, 1);
    L.DomUtil.setPosition(canvas, min);
    canvas.width = full.x * ratio;
    canvas.height = full.y * ratio;
    canvas.style.width = `${full.x}px`;
    canvas.style.height = `${full.y}px`;
    const scale = 2 ** drawnAt;
    const { x, y } = map.getPixelOrigin().add(min);
    context.setTransform(ratio * scale, 0, 0, ratio * scale, -x * ratio, -y * ratio);
    draw(
      context,
      { left: x / scale, top: y / scale, right: (x + full.x) / scale, bottom: (y + full.y) / scale },
      1 / scale,
    );
  };
  const stretch = (center: L.LatLng, zoom: number) => {
    const origin = map
      .project(center, zoom)
      .subtract(map.getSize().divideBy(2))
      .add(L.DomUtil.getPosition(map.getPane("mapPane") as HTMLElement))
      .round();
    L.DomUtil.setTransform(canvas, map.project(corner, zoom).subtract(origin), map.getZoomScale(zoom, drawnAt));
  };
  map.on("moveend resize", redraw);
  map.on("zoomanim", ({ center, zoom }) => stretch(center, zoom));
  map.on("zoom", () => stretch(map.getCenter(), map.getZoom()));
  redraw();
  return redraw;
}
