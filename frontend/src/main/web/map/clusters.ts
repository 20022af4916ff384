/** Many spots gathered into cells of a grid, and what is shown in each cell: counted anew only where it changed. */

export interface Cell {
  /** Middle of its spots, in world units (see world.ts). */
  readonly x: number;
  readonly y: number;
  readonly spots: readonly number[];
}

export interface ClusterGrid {
  readonly cells: readonly Cell[];
  /** The cell of each spot. */
  readonly cellOf: Int32Array;
}

/** @param size of a cell, in the unit of x and y */
export function gridOf(x: Float64Array, y: Float64Array, size: number): ClusterGrid {
  const found = new Map<number, number>();
  const cells: { x: number; y: number; spots: number[] }[] = [];
  const cellOf = new Int32Array(x.length);
  for (let spot = 0; spot < x.length; spot++) {
    const column = Math.floor((x[spot] as number) / size);
    const row = Math.floor((y[spot] as number) / size);
    // Rows and columns at the deepest zoom stay far below 2^24.
    const key = column * 0x1000000 + row;
    let at = found.get(key);
    if (at === undefined) {
      at = cells.length;
      found.set(key, at);
      cells.push({ x: 0, y: 0, spots: [] });
    }
    cellOf[spot] = at;
    const cell = cells[at] as (typeof cells)[number];
    const count = cell.spots.push(spot);
    cell.x += ((x[spot] as number) - cell.x) / count;
    cell.y += ((y[spot] as number) - cell.y) / count;
  }
  return { cells, cellOf };
}

/** How an event is shown: not at all, as possibly begun, as planned, as said but not settled, as begun, or as withdrawn. */
export const HIDDEN = 0;
export const POSSIBLE = 1;
export const PLANNED = 2;
export const UNSETTLED = 3;
export const CERTAIN = 4;
export const RETRACTED = 5;
/** Columns of a cell before those of the categories, in the order of the codes above. */
export const DOUBTS = 3;

/** Numbers by cell: those possibly begun, planned and unsettled, and those begun by category. */
export class Tally {
  private readonly cellOfEvent: Int32Array;
  private readonly categoryOf: Uint8Array;
  private readonly width: number;
  private readonly numbers: Int32Array;
  private readonly shown: Uint8Array;

  /**
   * @param cellOfEvent -1 for an event that is in no cell
   * @param categoryOf index of each event's category, below `categories`
   */
  constructor(cellOfEvent: Int32Array, categoryOf: Uint8Array, cells: number, categories: number) {
    this.cellOfEvent = cellOfEvent;
    this.categoryOf = categoryOf;
    this.width = categories + DOUBTS + 1;
    this.numbers = new Int32Array(cells * this.width);
    this.shown = new Uint8Array(cellOfEvent.length);
  }

  /** @returns the cells whose numbers changed */
  update(codes: Uint8Array): Set<number> {
    const changed = new Set<number>();
    for (let event = 0; event < codes.length; event++) {
      const code = codes[event] as number;
      const before = this.shown[event] as number;
      const cell = this.cellOfEvent[event] as number;
      if (code === before || cell < 0) continue;
      this.shown[event] = code;
      changed.add(cell);
      if (before !== HIDDEN) this.count(cell, event, before, -1);
      if (code !== HIDDEN) this.count(cell, event, code, 1);
    }
    return changed;
  }

  private count(cell: number, event: number, code: number, by: number): void {
    const column =
      code === RETRACTED
        ? this.width - 1
        : code === CERTAIN
          ? DOUBTS + (this.categoryOf[event] as number)
          : code - POSSIBLE;
    const at = cell * this.width + column;
    this.numbers[at] = (this.numbers[at] as number) + by;
  }

  /** Possibly begun, planned, unsettled, then begun by category, then withdrawn. A view: not to be kept. */
  of(cell: number): Int32Array {
    return this.numbers.subarray(cell * this.width, (cell + 1) * this.width);
  }
}
