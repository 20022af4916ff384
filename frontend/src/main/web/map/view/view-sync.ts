/**
 * Keeps the map and the state's view in step, both ways: the map goes to a view that the state is given, by a scene, by a link
 * or by going back; and where the reader moves the map to becomes the state's view once it has come to rest.
 */
import * as L from "leaflet";
import type { MapView } from "../../state/state.ts";
import type { Store } from "../../state/store.ts";
import { nearLongitude, WORLD, ZOOM_STEP } from "../world.ts";
import { nearest } from "../world-copies.ts";

const QUIET_MS = 200;
/** Less than this is no move, px. */
const STILL_PX = 2;
const MUCH_WIDER = 1.5;
/** What the reader moves the map with. */
const INPUTS = ["pointerdown", "wheel", "keydown"] as const;

export interface ViewSync {
  /** @returns whether the map goes to a view of the state's */
  update(view: MapView | null): boolean;
}

/**
 * @param storyView tells what a view of null shows
 * @param maxZoom how deep the map goes where it goes deepest
 */
export function syncView(map: L.Map, storyView: () => MapView, store: () => Store, maxZoom: number): ViewSync {
  /** The state's view as the map knows it. */
  let stateView: MapView | null = null;
  let followed: MapView | null = null;
  let zooming = false;
  /** The map goes where the state says; what it does on the way is none of the reader's. */
  let movedByState = false;
  let waiting: number | undefined;

  const now = (): MapView => {
    const { lat, lng } = map.getCenter();
    return { lat, lon: nearLongitude(lng, 0), zoom: map.getZoom() };
  };
  let lastView = now();
  const near = (one: MapView, other: MapView) => {
    if (Math.abs(one.zoom - other.zoom) > ZOOM_STEP / 2) return false;
    const a = map.project([one.lat, one.lon], one.zoom);
    const b = map.project([other.lat, nearLongitude(other.lon, one.lon)], one.zoom);
    return a.distanceTo(b) < STILL_PX;
  };
  const report = () => {
    waiting = undefined;
    // A glide to a zoom ends with a moveend of its own.
    if (zooming) return;
    const view = now();
    const moved = !movedByState && !near(view, lastView);
    movedByState = false;
    lastView = view;
    if (!moved) return;
    // Known before it comes back, or the map would go where it is.
    stateView = near(view, storyView()) ? null : roundView(view);
    followed = stateView;
    const kept = stateView;
    store().apply((state) => ({ ...state, view: kept }));
  };
  /** The map opens where it is asked to, without a glide. */
  let opened = false;
  const go = (animate = opened && !matchMedia("(prefers-reduced-motion: reduce)").matches) => {
    followed = stateView;
    lastView = stateView ?? storyView();
    movedByState = true;
    clearTimeout(waiting);
    // There may be more to show there than here.
    map.options.maxZoom = maxZoom;
    map.setView(nearest(map, L.latLng(lastView.lat, lastView.lon)), lastView.zoom, { animate });
  };

  map.on("zoomanim", () => {
    zooming = true;
  });
  map.on("zoomend", () => {
    zooming = false;
    if (stateView !== followed) go();
  });
  map.on("move", () => clearTimeout(waiting));
  map.on("moveend", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(report, QUIET_MS);
  });
  for (const input of INPUTS) {
    map.getContainer().addEventListener(
      input,
      () => {
        movedByState = false;
      },
      { capture: true, passive: true },
    );
  }
  // A scene's card makes the map taller on a narrow page, as a window does when it is turned: no one has moved the map.
  const container = map.getContainer();
  let width = container.clientWidth;
  new ResizeObserver(() => {
    const still = near(now(), lastView);
    // What is seen stays where it is when the map gets taller; its middle does when something takes of its width.
    const before = width;
    width = container.clientWidth;
    map.invalidateSize({ pan: width !== before, animate: false });
    // In a frame that was hidden, or shut to a crack, there was no room to fit anything into.
    if (still && stateView === null && width > before * MUCH_WIDER) go(false);
    else if (still) lastView = now();
  }).observe(container);

  return {
    update(view) {
      const other = view !== stateView;
      stateView = view;
      // While Leaflet glides to a zoom it drops whatever it is asked; zoomend asks again.
      if (other && !zooming) go();
      opened = true;
      return other;
    },
  };
}

/** To what a pixel resolves at its zoom. */
export function roundView({ lat, lon, zoom }: MapView): MapView {
  const degreesPerPixel = 360 / (WORLD * 2 ** zoom);
  const unit = 10 ** Math.max(0, Math.ceil(-Math.log10(degreesPerPixel)));
  const round = (degrees: number) => Math.round(degrees * unit) / unit;
  return { lat: round(lat), lon: round(lon), zoom: Math.round(zoom / ZOOM_STEP) * ZOOM_STEP };
}
