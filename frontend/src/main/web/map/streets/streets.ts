/**
 * Streets of a PMTiles file, drawn by protomaps-leaflet to two canvases: what is painted lies above the built-in land, names lie
 * above the story's areas. Both are as large as the map and drawn at its own zoom, quarters too, as the built-in map is; its own
 * layer for Leaflet would stretch tiles of whole zooms, and blur what is written on them.
 */
import type * as L from "leaflet";
import {
  Labeler,
  PMTiles,
  PmtilesSource,
  type PreparedTile,
  paint,
  TileCache,
} from "../../../vendor/protomaps-leaflet/protomaps-leaflet.js";
import type { Ground } from "../../story/types.ts";
import type { Drawing } from "../base/canvas.ts";
import type { mapColour, onThemeChange } from "../theme.ts";
import type { Yield } from "../yielding.ts";
import { type Bounds, boundsOf } from "./coverage.ts";
import { nameProperties } from "./names.ts";
import { type Sheet, sheetsOn } from "./sheets.ts";
import { rangesOf } from "./source.ts";
import { streetsStyle } from "./style.ts";

/** What the base map names. */
const BASE_NAMES = ".base-name b";
/** What is written on the map already. */
const SIGNS = `${BASE_NAMES}, .mark-holder button:not(.no-room), .place-name:not(.no-room), .arc-label`;
/** Where streets are seen the tint of a whole country would hide them. */
const QUIETER_AREAS = ".with-streets .area { fill-opacity: 0.25; }";
/** How wide a tile is at its own zoom, px: the map is one zoom further then. */
const TILE_PX = 512;
/** More tiles than a map shows. */
const MOST_TILES = 200;
/** Borders are drawn whole until the first zoom, and not at all from the second on: streets are finer than they are. */
const BORDERS_FADE = [11, 13] as const;

/** What the map has already. */
export interface OfMap {
  readonly lang: string;
  /** Names of places by their ids: the story writes them itself. */
  readonly named: ReadonlyMap<string, string>;
  /** How deep the built-in map goes. */
  readonly builtInZoom: number;
  readonly drawBorders: Drawing;
  readonly mapColour: typeof mapColour;
  readonly onThemeChange: typeof onThemeChange;
  readonly yieldToPage: Yield;
  /** Tells the reader that streets cannot be had. */
  failed(retry: () => void): void;
}

export interface StreetsOptions extends Omit<OfMap, "failed"> {
  /** Whether the file has any of it. */
  covers(bounds: Bounds): boolean;
  /** Told of what cannot be had; the built-in map is seen there. */
  failed(error: unknown, retry: () => void): void;
}

/** @returns draws what the map now shows */
export function createStreets(
  map: L.Map,
  streets: NonNullable<Ground["streets"]>,
  from: number,
  options: StreetsOptions,
): () => void {
  const { covers, drawBorders, failed, lang, mapColour, named, yieldToPage } = options;
  const open = () => new TileCache(new PmtilesSource(new PMTiles(rangesOf(streets.url)), true), TILE_PX);
  let cache = open();
  // What could not be read once is remembered so.
  const retry = () => {
    cache = open();
    void draw();
  };
  const ground = sheetsOn(map, "streets", 160);
  const names = sheetsOn(map, "street-names", 450);
  const styled = () => streetsStyle(mapColour, nameProperties(lang));
  let style = styled();
  let labeler: { readonly key: string; readonly of: Labeler } | undefined;
  const quieter = new CSSStyleSheet();
  quieter.replaceSync(QUIETER_AREAS);
  document.adoptedStyleSheets.push(quieter);
  const seen = (now: boolean) => {
    const { classList } = map.getContainer();
    if (classList.contains("with-streets") === now) return;
    classList.toggle("with-streets");
    map.fire("streets");
  };
  /** Which drawing is the newest. */
  let drawing = 0;

  /** The tiles that a sheet shows. */
  const tilesOf = ({ zoom, left, top, width, height }: Sheet): Omit<PreparedTile, "data">[] => {
    const z = Math.min(streets.maxZoom, Math.max(streets.minZoom, Math.round(zoom) - 1));
    const side = 2 ** z;
    const dim = 256 * 2 ** (zoom - z);
    const tiles: Omit<PreparedTile, "data">[] = [];
    for (let y = Math.max(0, Math.floor(top / dim)); y < Math.min(side, (top + height) / dim); y++) {
      for (let x = Math.floor(left / dim); x < (left + width) / dim; x++) {
        const { lat: north, lng: west } = map.unproject([x * dim, y * dim], zoom);
        const { lat: south, lng: east } = map.unproject([(x + 1) * dim, (y + 1) * dim], zoom);
        if (!covers([west, south, east, north])) continue;
        const dataTile = { z, x: ((x % side) + side) % side, y };
        tiles.push({ z: zoom, origin: { x: x * dim, y: y * dim }, scale: dim / TILE_PX, dim, dataTile });
      }
    }
    return tiles;
  };
  const boxOf = ({ left, top, width, height }: Sheet) => ({
    minX: left,
    minY: top,
    maxX: left + width,
    maxY: top + height,
  });
  const asMap = (tile: PreparedTile) => new Map([["", [tile]]]);

  const paintTile = (sheet: Sheet, tile: PreparedTile) => {
    const { context, zoom, left, top, ratio } = sheet;
    // Edges on whole pixels, or a hairline would show between two tiles.
    const edge = (px: number) => Math.round(px * ratio) / ratio;
    const [x, y] = [edge(tile.origin.x - left), edge(tile.origin.y - top)];
    context.save();
    context.beginPath();
    context.rect(x, y, edge(tile.origin.x + tile.dim - left) - x, edge(tile.origin.y + tile.dim - top) - y);
    context.clip();
    paint(context, zoom, asMap(tile), null, style.paint, boxOf(sheet), { x: left, y: top }, false);
    context.restore();
  };

  /** This project's own, since those of the tiles are drawn by another policy. */
  const paintBorders = ({ context, zoom, left, top, width, height, ratio }: Sheet) => {
    const strength = (BORDERS_FADE[1] - zoom) / (BORDERS_FADE[1] - BORDERS_FADE[0]);
    if (strength <= 0) return;
    const pixel = 1 / 2 ** zoom;
    context.save();
    context.globalAlpha = Math.min(1, strength);
    context.setTransform(ratio / pixel, 0, 0, ratio / pixel, -left * ratio, -top * ratio);
    const [right, bottom] = [(left + width) * pixel, (top + height) * pixel];
    drawBorders(context, { left: left * pixel, top: top * pixel, right, bottom }, pixel);
    context.restore();
  };

  const writeNames = async (tiles: readonly PreparedTile[], { zoom }: Sheet, isNewest: () => boolean) => {
    const sheet = names.open();
    const { context, left, top } = sheet;
    const written = new Set([...named.values(), ...textsOf(map, BASE_NAMES)]);
    // Names that stand stay where they are while the map is moved at one zoom.
    const key = [zoom, ...written].join("\n");
    labeler =
      labeler?.key === key ? labeler : { key, of: new Labeler(zoom, context, style.labels(written), MOST_TILES) };
    const { of } = labeler;
    const taken = signBoxes(map);
    if (taken.length) of.index.insert({ anchor: { x: 0, y: 0 }, bboxes: taken, draw: () => undefined }, -1, "signs");
    for (const tile of tiles) {
      of.add(asMap(tile));
      await yieldToPage();
      if (!isNewest()) return;
    }
    paint(context, zoom, new Map(), of.index, [], boxOf(sheet), { x: left, y: top }, false);
    names.close(sheet);
  };

  const draw = async () => {
    const mine = ++drawing;
    if (map.getZoom() < from || !covers(boundsOf(map))) {
      ground.clear();
      names.clear();
      seen(false);
      return;
    }
    const sheet = ground.open();
    const painted: PreparedTile[] = [];
    await Promise.all(
      tilesOf(sheet).map(async (tile) => {
        try {
          const prepared = { ...tile, data: await cache.get(tile.dataTile) };
          await yieldToPage();
          if (mine !== drawing) return;
          paintTile(sheet, prepared);
          painted.push(prepared);
        } catch (error) {
          // Tiles of a zoom that has been left are no longer waited for.
          if (mine === drawing) failed(error, retry);
        }
      }),
    );
    if (mine !== drawing) return;
    paintBorders(sheet);
    ground.close(sheet);
    seen(painted.length > 0);
    // In an order of their own, whichever came first.
    painted.sort((one, other) => one.origin.y - other.origin.y || one.origin.x - other.origin.x);
    await writeNames(painted, sheet, () => mine === drawing);
  };

  options.onThemeChange(() => {
    style = styled();
    labeler = undefined;
    void draw();
  });
  return () => void draw();
}

/** Where the story's own signs stand now, in pixels of the world. */
function signBoxes(map: L.Map) {
  const box = map.getContainer().getBoundingClientRect();
  const corner = map.getPixelOrigin().add(map.containerPointToLayerPoint([0, 0]));
  return Array.from(map.getContainer().querySelectorAll(SIGNS), (sign) => sign.getBoundingClientRect())
    .filter(({ width }) => width > 0)
    .map(({ left, top, right, bottom }) => ({
      minX: left - box.left + corner.x,
      minY: top - box.top + corner.y,
      maxX: right - box.left + corner.x,
      maxY: bottom - box.top + corner.y,
    }));
}

function textsOf(map: L.Map, selector: string): string[] {
  const found = map.getContainer().querySelectorAll(selector);
  return Array.from(found, ({ textContent }) => textContent?.replaceAll("\n", " ") ?? "");
}
