/** The scenes of a story, and what each of them shows. */
import { part } from "../dom/element.ts";
import { closestZoom, fromWorld, toWorld, ZOOM_STEP } from "../map/world.ts";
import type { Moves } from "../state/moves.ts";
import { type MapView, pause, type ReaderState, type Transition } from "../state/state.ts";
import type { Ground, SceneInfo } from "../story/types.ts";
import type { Axis } from "../time/axis.ts";
import { instantOf } from "../time/instant.ts";

/** Goes to a scene: its time, its mode, its view. What is selected is let go. */
export const toScene =
  (index: number, scene: SceneInfo, axis: Axis, moves: Moves, view: MapView): Transition =>
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

/** The view of a scene in the map of a page, as large as it is while scenes are told; on a narrow one a card covers some of it. */
export function sceneView(root: HTMLElement, { view }: SceneInfo, ground?: Ground): MapView {
  const covered = Number(getComputedStyle(part(root, "map-part")).getPropertyValue("--covered"));
  if (covered > 0) root.classList.add("telling");
  const { clientWidth, clientHeight } = part(root, "map");
  return viewOf(view, clientWidth, clientHeight, covered * clientHeight, ground);
}

/**
 * The centre and zoom at which a map shows an extent whole, as large as its zooms allow: up to 11, or those of the streets there.
 *
 * @param bbox west, south, east, north; west greater than east crosses ±180°
 * @param covered how much of the map, at its lower edge, lies under something else, px
 */
export function viewOf(bbox: SceneInfo["view"], width: number, height: number, covered = 0, ground?: Ground): MapView {
  const [west, south, east, north] = bbox;
  const [left, top] = toWorld(west, north);
  const [right, bottom] = toWorld(east < west ? east + 360 : east, south);
  const open = Math.max(1, height - covered);
  const zoomFor = (px: number, extent: number) => Math.log2(px / Math.max(extent, 1e-4));
  const fits = Math.min(zoomFor(width, right - left), zoomFor(open, bottom - top));
  const zoom = Math.min(closestZoom(bbox, ground), Math.max(0, Math.floor(fits / ZOOM_STEP) * ZOOM_STEP));
  const [lon, lat] = fromWorld((left + right) / 2, (top + bottom) / 2 + covered / 2 / 2 ** zoom);
  return { lat, lon, zoom };
}
