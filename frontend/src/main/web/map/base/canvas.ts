/** A canvas of the map's: redrawn when the map has come to rest, stretched while it zooms. */
import * as L from "leaflet";
import type { WorldBox } from "../world.ts";

/**
 * Draws in world units.
 * @param pixel the size of a CSS pixel in world units
 */
export type Drawing = (context: CanvasRenderingContext2D, seen: WorldBox, pixel: number) => void;

/** Pixels of a canvas to one of CSS. */
export function pixelRatio(): number {
  return Math.min(2, window.devicePixelRatio || 1);
}

export interface CanvasOptions {
  /** Of its pane. */
  readonly name: string;
  readonly zIndex: string;
  /** How far it reaches beyond the map on each side, as a share of the map: what a drag brings in is there already. */
  readonly margin: number;
  /** Whether it is drawn at each step of time, and not only where the map rests. */
  readonly often: boolean;
}

export interface Canvas {
  /** Draws anew. */
  redraw(): void;
  /** Draws over what is there. */
  paint(draw: (context: CanvasRenderingContext2D, pixel: number) => void): void;
}

export function addCanvas(map: L.Map, { name, zIndex, margin: share, often }: CanvasOptions, draw: Drawing): Canvas {
  const pane = map.createPane(name);
  Object.assign(pane.style, { zIndex, pointerEvents: "none" });
  const canvas = L.DomUtil.create("canvas", "leaflet-zoom-animated", pane);
  // Drawn rarely and moved often, it is kept in main memory: it waits for no graphics card while the page starts.
  const context = canvas.getContext("2d", { willReadFrequently: !often });
  if (!context) throw new Error("This browser gives no canvas to draw on");

  let corner = map.getCenter();
  /** In layer pixels: where it begins, and how far before the map. */
  let min: L.Point;
  let margin: L.Point;
  let drawnAt = map.getZoom();
  const redraw = () => {
    const size = map.getSize();
    margin = size.multiplyBy(share).round();
    const full = size.add(margin.multiplyBy(2));
    min = map.containerPointToLayerPoint(margin.multiplyBy(-1)).round();
    const ratio = pixelRatio();
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
  // A long drag, or one that glides on, leaves what is there before it ends.
  map.on("move", () => {
    const { x, y } = map.containerPointToLayerPoint(margin.multiplyBy(-1)).subtract(min);
    if (map.getZoom() === drawnAt && (Math.abs(x) > margin.x || Math.abs(y) > margin.y)) redraw();
  });
  map.on("zoomanim", ({ center, zoom }) => stretch(center, zoom));
  map.on("zoom", () => stretch(map.getCenter(), map.getZoom()));
  redraw();
  return { redraw, paint: (more) => more(context, 2 ** -drawnAt) };
}
