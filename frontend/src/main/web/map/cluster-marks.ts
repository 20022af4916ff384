/** The marks of a story of many spots: one for each cell of a grid that is as fine as the zoom. */
import * as L from "leaflet";
import { el, setText, svg } from "../dom/element.ts";
import { categoryFill } from "../signs/patterns.ts";
import type { StoryEvent } from "../story/event.ts";
import { countText } from "../wording/moment.ts";
import { type ClusterGrid, DOUBTS, gridOf, Tally } from "./clusters.ts";
import type { DrawingContext } from "./drawing-context.ts";
import { quote, sector } from "./glyphs.ts";
import { createName, type PlaceName } from "./names.ts";
import type { Spot } from "./spots.ts";
import { toWorld } from "./world.ts";
import { holdAt, nearest, panOnFocus } from "./world-copies.ts";

const CELL_PX = 64;

export interface Cluster {
  readonly button: HTMLButtonElement;
  readonly at: L.LatLng;
  readonly spots: readonly Spot[];
}

export interface ClusterMarks {
  /**
   * @param codes how each event is shown, see clusters.ts
   * @returns whether any number changed
   */
  update(codes: Uint8Array): boolean;
  /** The mark of the cluster that an event, by its index, is gathered in; none where it is out of view. */
  signs(event: number): readonly Element[];
  /** Gathers anew, as the map stands now. */
  arrange(): void;
  /** Of each cluster in view the place with most events: the towns' names are what a reader knows the land by. */
  names(): readonly PlaceName[];
  marks(): readonly Cluster[];
  remove(): void;
}

interface Drawn extends Cluster {
  readonly name?: PlaceName | undefined;
  readonly holder: L.Marker;
  draw(numbers: Int32Array): void;
}

export function createClusterMarks(
  context: DrawingContext,
  spots: readonly Spot[],
  events: readonly StoryEvent[],
  made: (cluster: Cluster) => void,
): ClusterMarks {
  const { map } = context;
  const categories = [...context.categories.values()];
  const points = spots.map(({ at: [lon, lat] = [0, 0] }) => toWorld(lon, lat));
  const x = Float64Array.from(points, ([east]) => east);
  const y = Float64Array.from(points, ([, south]) => south);
  const index = new Map(categories.map(({ id }, at) => [id, at]));
  const categoryOf = Uint8Array.from(events, ({ properties }) => index.get(properties.category) ?? 0);
  const spotOf = new Int32Array(events.length).fill(-1);
  // What moved is drawn by its arcs.
  spots.forEach((spot, at) => {
    for (const event of spot.events) if (events[event]?.kind === "incident") spotOf[event] = at;
  });

  const grids = new Map<number, ClusterGrid>();
  const gridAt = (zoom: number): ClusterGrid => {
    let grid = grids.get(zoom);
    if (!grid) {
      grid = gridOf(x, y, CELL_PX / 2 ** zoom);
      grids.set(zoom, grid);
    }
    return grid;
  };

  let level = Number.NaN;
  let grid: ClusterGrid = { cells: [], cellOf: new Int32Array() };
  let tally = new Tally(new Int32Array(), new Uint8Array(), 0, 0);
  let codes: Uint8Array<ArrayBufferLike> = new Uint8Array(events.length);
  const drawn = new Map<number, Drawn>();

  const drop = (cell: number) => {
    const mark = drawn.get(cell);
    mark?.holder.remove();
    mark?.name?.remove();
    drawn.delete(cell);
  };
  const show = (cell: number, seen: L.LatLngBounds) => {
    const numbers = tally.of(cell);
    const existing = drawn.get(cell);
    if (!numbers.some((number) => number > 0)) {
      drop(cell);
      return;
    }
    const at = existing?.at ?? map.unproject([grid.cells[cell]?.x ?? 0, grid.cells[cell]?.y ?? 0], 0);
    if (!seen.contains(nearest(map, at))) {
      drop(cell);
      return;
    }
    const mark = existing ?? create(cell, at);
    mark.draw(numbers);
  };
  const create = (cell: number, at: L.LatLng): Drawn => {
    const mine = (grid.cells[cell]?.spots ?? []).flatMap((spot) => spots[spot] ?? []);
    const places = mine.filter(({ named }) => named);
    const town = places.reduce<Spot | undefined>(
      (a, b) => (a && a.events.length >= b.events.length ? a : b),
      undefined,
    );
    const name = town?.at && createName(map, town.place, L.latLng(town.at[1], town.at[0]));
    const mark = { ...drawMark(context, at, mine), name };
    drawn.set(cell, mark);
    made(mark);
    return mark;
  };
  const arrange = () => {
    const zoom = Math.round(map.getZoom() * 2) / 2;
    const focused = [...drawn.values()].find(({ button }) => button === document.activeElement)?.at;
    const seen = map.getBounds().pad(0.25);
    if (zoom !== level) {
      level = zoom;
      grid = gridAt(zoom);
      for (const cell of [...drawn.keys()]) drop(cell);
      tally = new Tally(
        spotOf.map((spot) => (spot < 0 ? -1 : (grid.cellOf[spot] as number))),
        categoryOf,
        grid.cells.length,
        categories.length,
      );
      tally.update(codes);
    }
    for (let cell = 0; cell < grid.cells.length; cell++) show(cell, seen);
    // The mark that had the focus may have been divided: it goes to the nearest.
    if (focused && !map.getContainer().contains(document.activeElement)) closest(focused)?.button.focus();
  };
  const closest = (to: L.LatLng) =>
    [...drawn.values()].sort((a, b) => map.distance(a.at, to) - map.distance(b.at, to))[0];
  arrange();

  return {
    arrange,
    names: () => [...drawn.values()].flatMap(({ name }) => name ?? []),
    marks: () => [...drawn.values()],
    remove() {
      for (const cell of [...drawn.keys()]) drop(cell);
    },
    signs(event) {
      const mark = drawn.get(grid.cellOf[spotOf[event] ?? -1] ?? -1);
      return mark ? [mark.button] : [];
    },
    update(now) {
      codes = now;
      const seen = map.getBounds().pad(0.25);
      const changed = tally.update(now);
      for (const cell of changed) show(cell, seen);
      return changed.size > 0;
    },
  };
}

function drawMark({ map, categories, translator }: DrawingContext, at: L.LatLng, spots: readonly Spot[]): Drawn {
  // Hollow, each in its own way: none of them is known to have happened.
  const doubts = ["possibly-begun", "status-planned", "status-claimed"].map((kind) => {
    const path = svg("path", { class: "hollow", stroke: "currentColor" });
    if (kind === "possibly-begun") path.setAttribute("stroke-dasharray", "2 2");
    return { kind, path, sign: svg("g", { class: `glyph ${kind}` }, path) };
  });
  const said = quote(0, 0);
  doubts[2]?.sign.append(said);
  const pieces = [...categories.values()].map((category) =>
    svg("path", { fill: categoryFill(category), stroke: category.colour, class: "glyph" }),
  );
  const count = svg("text", { class: "count", y: "4" });
  const drawing = svg(
    "svg",
    { viewBox: "-17 -17 34 34", "aria-hidden": "true" },
    svg("circle", { r: "16", class: "plate" }),
    ...pieces,
    ...doubts.map(({ sign }) => sign),
    count,
  );
  const button = el("button", { type: "button", class: "mark-cluster" }, drawing);
  const holder = holdAt(map, at, button);
  panOnFocus(map, button, at);
  return {
    button,
    at,
    spots,
    holder,
    draw(numbers) {
      const retracted = numbers[numbers.length - 1] as number;
      const total = numbers.reduce((sum, number) => sum + number, -retracted);
      let gone = 0;
      [...doubts.map(({ path }) => path), ...pieces].forEach((piece, column) => {
        const number = numbers[column] as number;
        const from = (2 * Math.PI * gone) / (total || 1);
        gone += number;
        if (column === DOUBTS - 1) {
          const middle = (Math.PI * (2 * gone - number)) / (total || 1);
          said.setAttribute("x", (12 * Math.sin(middle)).toFixed(1));
          said.setAttribute("y", (-12 * Math.cos(middle) + 7).toFixed(1));
          said.style.display = number ? "" : "none";
        }
        piece.setAttribute("d", number ? sector(from, (2 * Math.PI * gone) / total) : "");
      });
      // It counts what stands; where nothing does, it is struck out.
      setText(count, translator.number(total || retracted));
      count.style.textDecoration = total ? "" : "line-through";
      const [possible, planned, unsettled] = [...numbers] as [number, number, number];
      const words = countText(
        { incidents: total, movements: 0, possible, planned, retracted, newInStep: 0 },
        translator,
      );
      const counted = unsettled
        ? translator.t("count.also", words, translator.t("map.unsettled", translator.number(unsettled)))
        : words;
      const where =
        spots.length === 1 ? (spots[0] as Spot).place.properties.name : translator.plural("map.places", spots.length);
      button.setAttribute("aria-label", translator.t("map.open", where, counted));
      button.style.setProperty("--size", `${Math.min(56, 30 + 6 * Math.log10(total + 1) ** 1.5).toFixed(0)}px`);
    },
  };
}
