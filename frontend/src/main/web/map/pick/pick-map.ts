/**
 * A map on which somebody shows where something is: by a click or a tap, by dragging the mark, or by keys, which move the map beneath
 * a crosshair. There is one, which is put wherever it is wanted.
 */
import * as L from "leaflet";
import { el } from "../../dom/element.ts";
import { whenIdle } from "../../dom/idle.ts";
import type { Translator } from "../../i18n/messages.ts";
import { loadJson } from "../../story/load.ts";
import type { Config, LonLat } from "../../story/types.ts";
import { type BaseMap, drawBaseMap, type Water, type World } from "../base/basemap.ts";
import { controlBoxes } from "../labels/labels.ts";
import type { LaidOut } from "../labels/layout.ts";
import { isInside } from "../point-in-polygon.ts";
import { mapColour, onThemeChange } from "../theme.ts";
import { createLeafletMap } from "../view/view.ts";
import { MAX_ZOOM, nearLongitude, SPOT_ZOOM, WORLD } from "../world.ts";
import { extendBy, nearest } from "../world-copies.ts";
import { createYield } from "../yielding.ts";
import { type CourseUse, courseOn, type DrawnCourse } from "./course.ts";
import { pinAt } from "./pin.ts";

/** How closely a hand points, px. */
const HAND_PX = 8;
const STEP_PX = 16;
const WIDE_STEP_PX = 96;
/** From here on the base map has more detail than what comes at first. */
const REFINED_ZOOM = 4.5;
const EARTH_METRES = 40_075_017;

export interface PickMapOptions {
  /** Where it is put first. */
  readonly host: HTMLElement;
  readonly config: Pick<Config, "root" | "lang" | "assets" | "namesLang" | "pieces" | "ground">;
  readonly translator: Translator;
  /** What it is, and what its keys do. */
  readonly label: string;
}

/** What it shows first. */
export type Look =
  | { readonly kind: "spot"; readonly at: LonLat; readonly zoom: number }
  | { readonly kind: "points"; readonly points: readonly LonLat[] }
  /** ISO 3166-1 alpha-2. */
  | { readonly kind: "country"; readonly code: string };

export interface PickUse {
  readonly host: HTMLElement;
  readonly look: Look;
  /** Id of what tells what is to be shown. */
  readonly describedBy: string;
  /** Whether it takes the focus. */
  readonly focused: boolean;
  /** @param metres how far beside it the hand may have been */
  picked(at: LonLat, metres: number): void;
  /** The crosshair has come to rest after a key. */
  aimed(at: LonLat): void;
  /** A line is drawn, point by point, and nothing is marked. */
  readonly course?: CourseUse & CourseKeys;
  /** Somebody else has it now. */
  lost(): void;
}

/** What keys do to the point of a course that is chosen. */
export interface CourseKeys {
  remove(): void;
  /** The next one is chosen, or the one before it; where that is. */
  step(by: 1 | -1): LonLat | undefined;
  moveChosen(to: LonLat): void;
}

export interface PickMap {
  use(by: PickUse): void;
  /** Who used it has it no more; others keep it. */
  leave(by: PickUse): void;
  /** Marks a position; undefined marks none. */
  mark(at: LonLat | undefined): void;
  /** Draws a course; undefined draws none. */
  draw(course: DrawnCourse | undefined): void;
}

export async function createPickMap({ host, config, translator, label }: PickMapOptions): Promise<PickMap> {
  const box = el("div", { class: "pick-box", dir: "ltr" });
  host.append(box);
  const { ground } = config;
  const map = createLeafletMap(box, () => ({ lat: 20, lon: 0, zoom: 1 }), translator, ground?.maxZoom);
  map.setMinZoom(1);
  // Its own keys, which also set the mark.
  map.keyboard.disable();
  box.tabIndex = 0;
  box.setAttribute("role", "application");
  box.setAttribute("aria-label", label);
  box.append(el("div", { class: "crosshair", "aria-hidden": "true" }));
  new ResizeObserver(() => box.isConnected && map.invalidateSize({ pan: false })).observe(box);

  let user: PickUse | undefined;
  const perPixel = () => 1 / 2 ** map.getZoom() / WORLD;
  const rounded = (at: L.LatLng): LonLat => {
    const decimals = Math.max(0, Math.min(6, Math.ceil(-Math.log10(360 * perPixel()))));
    return [Number(nearLongitude(at.lng, 0).toFixed(decimals)), Number(at.lat.toFixed(decimals))];
  };
  const pick = (to: L.LatLng) => {
    const at = rounded(to);
    const metres = HAND_PX * EARTH_METRES * perPixel() * Math.cos((at[1] * Math.PI) / 180);
    if (!user?.course) pin.show(at);
    user?.picked(at, metres);
  };
  const pin = pinAt(map, pick);
  const line = courseOn(map, rounded, () => user?.course);
  map.on("click", ({ latlng }) => pick(latlng));
  box.addEventListener("keydown", (event) => {
    // Its buttons have keys of their own.
    if (event.target !== box || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = event.shiftKey ? WIDE_STEP_PX : STEP_PX;
    const [x, y] = DIRECTIONS[event.key] ?? [0, 0];
    if (x !== 0 || y !== 0) map.panBy([x * step, y * step], { animate: false });
    else if (event.key === "+" || event.key === "=") map.zoomIn();
    else if (event.key === "-" || event.key === "_") map.zoomOut();
    else if (event.key === "Enter") pick(map.getCenter());
    else if (!user?.course || !isCourseKey(event.key, user.course)) return;
    event.preventDefault();
    if (x === 0 && y === 0 && !"+=-_".includes(event.key)) return;
    const { lng, lat } = map.getCenter();
    user?.aimed([nearLongitude(lng, 0), lat]);
  });

  const isCourseKey = (key: string, course: CourseKeys): boolean => {
    if (key === "Delete" || key === "Backspace") course.remove();
    else if (key === "PageDown" || key === "PageUp") {
      const at = course.step(key === "PageDown" ? 1 : -1);
      if (at) map.panTo(nearest(map, L.latLng(at[1], at[0])), { animate: false });
    } else if (key === " ") course.moveChosen(rounded(map.getCenter()));
    else return false;
    return true;
  };

  let base: BaseMap | undefined;
  const show = (look: Look) => {
    if (look.kind === "spot") {
      map.setView(nearest(map, L.latLng(look.at[1], look.at[0])), look.zoom, { animate: false });
      return;
    }
    const bounds = L.latLngBounds([]);
    const points = look.kind === "points" ? look.points : (base?.outlines(look.code) ?? []).flat(2);
    for (const [lon, lat] of points) extendBy(bounds, lon, lat);
    if (bounds.isValid()) map.fitBounds(bounds, { animate: false, padding: [20, 20], maxZoom: SPOT_ZOOM });
  };

  void drawGround().catch(console.warn);

  async function drawGround(): Promise<void> {
    // Without land it still has names, and takes a position.
    const world = await loadJson<World>(config.assets.world).catch(() => undefined);
    const yieldToPage = createYield();
    const drawn = await drawBaseMap(map, world, yieldToPage, () => undefined);
    base = drawn;
    // A country's outline was not there before.
    if (user?.look.kind === "country") show(user.look);
    const refine = () => {
      if (map.getZoom() < REFINED_ZOOM) return;
      map.off("moveend", refine);
      import("../base/pieces.ts")
        .then(({ addPieces }) => addPieces(map, drawn, config, translator.t, !!ground))
        .catch(() => map.on("moveend", refine));
    };
    map.on("moveend", refine);
    refine();
    if (ground) {
      const ofMap = {
        lang: config.lang,
        named: new Map<string, string>(),
        builtInZoom: MAX_ZOOM,
        drawBorders: drawn.drawBorders,
        mapColour,
        onThemeChange,
        yieldToPage,
        failed: () => undefined,
      };
      import("../streets/ground.ts").then(({ addGround }) => addGround(map, ground, ofMap)).catch(console.warn);
    }
    if (!ground?.tiles) await addNames(drawn);
    whenIdle(() => loadJson<Water>(config.assets.water).then(drawn.addWater).catch(console.warn));
  }

  async function addNames({ outlines }: BaseMap): Promise<void> {
    const { addBaseNames } = await import("../base/names/base-names.ts");
    const told = (): void => {
      map.fire("laidout", { taken: controlBoxes(map), marks: [], clusters: [] } satisfies LaidOut);
    };
    map.on("moveend", told);
    await addBaseNames(map, { config, story: { places: [] } }, { label: told, outlines, isInside, nearLongitude });
  }

  return {
    use(by) {
      if (user && user !== by) user.lost();
      user = by;
      by.host.append(box);
      map.invalidateSize({ pan: false });
      show(by.look);
      box.setAttribute("aria-describedby", by.describedBy);
      if (by.focused) box.focus();
    },
    leave(by) {
      if (user !== by) return;
      user = undefined;
      line.show(undefined);
      box.remove();
    },
    mark: pin.show,
    draw: line.show,
  };
}

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
