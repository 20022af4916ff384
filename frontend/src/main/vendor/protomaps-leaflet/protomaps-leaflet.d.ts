/** What is used here of protomaps-leaflet and pmtiles. */

export interface XY {
  readonly x: number;
  readonly y: number;
}

/** Of a tile, in pixels of 512 a side. */
export interface Feature {
  readonly props: Readonly<Record<string, string | number | boolean>>;
  /** 1 point, 2 line, 3 polygon. */
  readonly geomType: 1 | 2 | 3;
}

export type TileData = ReadonlyMap<string, readonly Feature[]>;

interface Zxy {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** Where bytes of an archive are from. */
export interface Source {
  getBytes(offset: number, length: number, signal?: AbortSignal): Promise<{ data: ArrayBuffer }>;
  getKey(): string;
}

export class PMTiles {
  constructor(source: Source);
}

export class PmtilesSource {
  /** @param cancels whether tiles of a zoom that is left are not waited for */
  constructor(archive: PMTiles, cancels: boolean);
}

export class TileCache {
  constructor(source: PmtilesSource, tileSize: number);
  get(tile: Zxy): Promise<TileData>;
}

/** A tile where it lies at a zoom: in pixels of the whole world at that zoom. */
export interface PreparedTile {
  readonly z: number;
  readonly origin: XY;
  readonly data: TileData;
  readonly scale: number;
  /** How wide it is. */
  readonly dim: number;
  readonly dataTile: Zxy;
}

interface Bbox {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

type Filter = (zoom: number, feature: Feature) => boolean;
type ByZoom<T> = T | ((zoom: number) => T);

interface Rule<S> {
  readonly dataLayer: string;
  readonly symbolizer: S;
  readonly minzoom?: number;
  readonly maxzoom?: number;
  readonly filter?: Filter;
}

export type PaintRule = Rule<PolygonSymbolizer | LineSymbolizer>;
export interface LabelRule extends Rule<CenteredTextSymbolizer | LineLabelSymbolizer> {
  readonly sort?: (one: Feature["props"], other: Feature["props"]) => number;
}

export class PolygonSymbolizer {
  constructor(options: { fill: string; opacity?: ByZoom<number> });
}

export class LineSymbolizer {
  constructor(options: {
    color: string;
    width: ByZoom<number>;
    opacity?: ByZoom<number>;
    lineCap?: CanvasLineCap;
    lineJoin?: CanvasLineJoin;
    dash?: readonly number[];
  });
}

interface TextOptions {
  readonly labelProps: readonly string[];
  readonly font: string;
  readonly fill: string;
  readonly stroke: string;
  /** Of the halo. */
  readonly width: number;
}

export class CenteredTextSymbolizer {
  constructor(options: TextOptions & { lineHeight?: number; maxLineChars?: number });
}

export class LineLabelSymbolizer {
  /** @param options position: 1 above the line, 2 on it, 3 below it */
  constructor(options: TextOptions & { position?: 1 | 2 | 3; repeatDistance?: number });
}

interface Labels {
  /** @param order of those that want the same room the least has it */
  insert(label: { anchor: XY; bboxes: readonly Bbox[]; draw(): void }, order: number, tileKey: string): void;
}

/** Places labels so that none covers another; those that are placed stay when tiles are added. */
export class Labeler {
  readonly index: Labels;
  constructor(zoom: number, scratch: CanvasRenderingContext2D, rules: readonly LabelRule[], mostTiles: number);
  add(tiles: ReadonlyMap<string, readonly PreparedTile[]>): number;
}

/**
 * Paints what meets the box, and labels above it.
 * @param origin where the canvas has its corner
 */
export function paint(
  context: CanvasRenderingContext2D,
  zoom: number,
  tiles: ReadonlyMap<string, readonly PreparedTile[]>,
  labels: Labels | null,
  rules: readonly PaintRule[],
  bbox: Bbox,
  origin: XY,
  clip: boolean,
): number;
