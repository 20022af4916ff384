/** Which tiles of towns a view needs: the smaller the towns, the smaller the tiles, and the closer the view that asks for them. */

/** Web Mercator tiles, as `TownTiles` on the server cuts them. */
const LEVELS = [
  { tiles: 2, from: 4 },
  { tiles: 3, from: 5 },
  { tiles: 5, from: 6.5 },
] as const;

export const isOfSmallTowns = (tile: string): boolean => tile.startsWith("5-");

/** Degrees; east may exceed 180, and west be less than -180. */
export interface Extent {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** @returns their names, such as `3-5-2`: level, column, row */
export function tilesOf({ west, south, east, north }: Extent, zoom: number): string[] {
  const found = new Set<string>();
  for (const { tiles, from } of LEVELS) {
    if (zoom < from) continue;
    const count = 2 ** tiles;
    const column = (lon: number) => Math.floor((lon / 360 + 0.5) * count);
    const row = (lat: number) => {
      const sin = Math.sin((Math.max(-85, Math.min(85, lat)) * Math.PI) / 180);
      return Math.floor((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * count);
    };
    const last = Math.min(column(east), column(west) + count - 1);
    for (let x = column(west); x <= last; x++) {
      for (let y = row(north); y <= row(south); y++) found.add(`${tiles}-${((x % count) + count) % count}-${y}`);
    }
  }
  return [...found];
}
