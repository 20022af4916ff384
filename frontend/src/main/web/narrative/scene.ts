/** The scenes of a story, and what each of them shows. */
import { closestZoom } from "../map/world.ts";
import type { Moves } from "../state/moves.ts";
import { pause, type ReaderState, type Transition, type View } from "../state/state.ts";
import type { SceneInfo } from "../story/types.ts";
import type { Axis } from "../time/axis.ts";
import { instantOf } from "../time/instant.ts";

const TILE_PX = 256;
/** The map's zoom comes in quarters. */
const ZOOM_STEP = 0.25;

/** Goes to a scene: its time, its mode, its view. What is selected is let go. */
export const toScene =
  (index: number, scene: SceneInfo, axis: Axis, moves: Moves, view: View): Transition =>
  (state) => ({ ...atTimeOf(scene, axis, moves)(state), scene: index, view, selected: null });

/** Leaves the scenes where they are. */
export const explore: Transition = (state) => (state.scene === null ? state : { ...pause(state), scene: null });

const atTimeOf =
  ({ mode, start, end }: SceneInfo, axis: Axis, moves: Moves): Transition =>
  (state): ReaderState => {
    const inMode = moves.toMode(mode)(pause(state));
    const grid = axis.grid(inMode.unit);
    const atEnd = moves.to(grid.indexAt(instantOf(end)))(inMode);
    return mode === "window" ? moves.fromTo(grid.indexAt(instantOf(start)))(atEnd) : atEnd;
  };

/**
 * The centre and zoom at which a map shows an extent whole, as large as its zooms, up to 11, allow.
 *
 * @param bbox west, south, east, north; west greater than east crosses ±180°
 * @param covered how much of the map, at its lower edge, lies under something else, px
 */
export function viewOf(bbox: SceneInfo["view"], width: number, height: number, covered = 0): View {
  const [west, south, east, north] = bbox;
  const [left, right] = [xOf(west), xOf(east < west ? east + 360 : east)];
  const [top, bottom] = [yOf(north), yOf(south)];
  const open = Math.max(1, height - covered);
  const zoomFor = (px: number, share: number) => Math.log2(px / (TILE_PX * Math.max(share, 1e-6)));
  const fits = Math.min(zoomFor(width, right - left), zoomFor(open, bottom - top));
  const zoom = Math.min(closestZoom(bbox), Math.max(0, Math.floor(fits / ZOOM_STEP) * ZOOM_STEP));
  const y = (top + bottom) / 2 + covered / 2 / (TILE_PX * 2 ** zoom);
  return { lat: latOf(y), lon: ((left + right) / 2) * 360 - 180, zoom };
}

// Web Mercator: the world is 1 wide and 1 high, 0 at its north-western corner.
const LAST_LATITUDE = 85.0511287798;
const xOf = (lon: number) => (lon + 180) / 360;
const yOf = (lat: number) => {
  const clamped = Math.max(-LAST_LATITUDE, Math.min(LAST_LATITUDE, lat));
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (clamped * Math.PI) / 360)) / (2 * Math.PI);
};
const latOf = (y: number) => (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI;
