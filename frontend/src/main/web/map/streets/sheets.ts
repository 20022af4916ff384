/** Canvases of a pane, one for each drawing: the last one stays, moved and stretched with the map, until the next one is done. */
import type * as L from "leaflet";

/** How far a sheet reaches beyond the map on each side, as a share of the map. */
const MARGIN = 0.15;

/** Lengths are in CSS pixels, of the whole world at the sheet's zoom. */
export interface Sheet {
  readonly canvas: HTMLCanvasElement;
  /** Draws in CSS pixels from the sheet's corner. */
  readonly context: CanvasRenderingContext2D;
  readonly zoom: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Pixels of the screen to one. */
  readonly ratio: number;
}

export interface Sheets {
  /** A new one, above those that are there. */
  open(): Sheet;
  /** It is done: those before it go. */
  close(sheet: Sheet): void;
  clear(): void;
}

export function sheetsOn(map: L.Map, name: string, zIndex: number): Sheets {
  const pane = map.getPane(name) ?? map.createPane(name);
  pane.style.zIndex = String(zIndex);
  pane.style.pointerEvents = "none";
  let sheets: Sheet[] = [];

  const drop = ({ canvas }: Sheet) => {
    canvas.remove();
    // A browser keeps the memory of a canvas for long.
    canvas.width = canvas.height = 0;
  };
  const place = ({ canvas, zoom, left, top }: Sheet, to: number, { x, y }: L.Point) => {
    const scale = 2 ** (to - zoom);
    canvas.style.transform = `translate3d(${left * scale - x}px, ${top * scale - y}px, 0) scale(${scale})`;
  };
  map.on("zoomanim", ({ center, zoom }) => {
    const pane = map.layerPointToContainerPoint([0, 0]);
    const origin = map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(pane).round();
    for (const sheet of sheets) place(sheet, zoom, origin);
  });
  map.on("zoom viewreset moveend", () => {
    for (const sheet of sheets) place(sheet, map.getZoom(), map.getPixelOrigin());
  });

  return {
    open() {
      const size = map.getSize();
      const margin = size.multiplyBy(MARGIN).round();
      const { x: width, y: height } = size.add(margin.multiplyBy(2));
      const corner = map.containerPointToLayerPoint(margin.multiplyBy(-1));
      const { x: left, y: top } = map.getPixelOrigin().add(corner).round();
      const ratio = Math.min(2, window.devicePixelRatio || 1);
      const canvas = document.createElement("canvas");
      canvas.className = "leaflet-zoom-animated";
      // Where a line begins is said in pixels from the left, whatever way the page is written; a name turns by itself.
      canvas.dir = "ltr";
      canvas.width = width * ratio;
      canvas.height = height * ratio;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
      pane.append(canvas);
      const context = canvas.getContext("2d");
      if (!context) throw new Error("This browser gives no canvas to draw on");
      context.scale(ratio, ratio);
      const sheet = { canvas, context, zoom: map.getZoom(), left, top, width, height, ratio };
      // Of drawings that were never done one is enough.
      for (const old of sheets.splice(1)) drop(old);
      sheets.push(sheet);
      place(sheet, sheet.zoom, map.getPixelOrigin());
      return sheet;
    },
    close(sheet) {
      for (const old of sheets) if (old !== sheet) drop(old);
      sheets = [sheet];
    },
    clear() {
      for (const old of sheets) drop(old);
      sheets = [];
    },
  };
}
