/** The cells of the base map's detail, as the preparation in geodata/src/main/basemap cuts them. */
import type * as L from "leaflet";
import type { WorldBox } from "../world.ts";

/** @param across cells in 360 degrees; half as many lie between the poles. `from`: the zoom at which they are drawn */
export const LEVELS: readonly { readonly across: number; readonly from: number }[] = [
  { across: 18, from: 4.5 },
  { across: 36, from: 7 },
];

export interface Cell {
  readonly level: number;
  readonly column: number;
  readonly row: number;
  /** In which copy of the world it is seen: 0 is the one from -180 to 180. */
  readonly turn: number;
  /** The name of its piece. */
  readonly key: string;
  readonly box: WorldBox;
}

/** Between degrees and, at zoom 0, world units. What comes with the map is not loaded again for this. */
export type Projection = Pick<L.Map, "project" | "unproject">;

/** The cells of a level, from 0, that something seen lies in. */
export function cellsIn(map: Projection, { left, top, right, bottom }: WorldBox, level: number): Cell[] {
  const across = LEVELS[level]?.across ?? 1;
  const size = 360 / across;
  const { lng: west, lat: north } = map.unproject([left, top], 0);
  const { lng: east, lat: south } = map.unproject([right, bottom], 0);
  const cells: Cell[] = [];
  for (let row = Math.floor((south + 90) / size); row < (north + 90) / size; row++) {
    for (let at = Math.floor((west + 180) / size); at < (east + 180) / size; at++) {
      const turn = Math.floor(at / across);
      const column = at - turn * across;
      const { x, y } = map.project([(row + 1) * size - 90, at * size - 180], 0);
      const end = map.project([row * size - 90, (at + 1) * size - 180], 0);
      const box = { left: x, top: y, right: end.x, bottom: end.y };
      cells.push({ level, column, row, turn, key: `${level + 1}-${column}-${row}`, box });
    }
  }
  return cells;
}

/** @param cells for each level a hexadecimal digit for four cells, of which the first is the lowest bit */
export function isIn(cells: readonly string[], { level, column, row }: Cell): boolean {
  const at = row * (LEVELS[level]?.across ?? 1) + column;
  return (Number.parseInt(cells[level]?.[at >> 2] ?? "0", 16) >> (at & 3)) % 2 === 1;
}
