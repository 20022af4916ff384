/** The map as a view of the story's state. Leaflet is used in this folder alone. */

import { createYield, NEVER_YIELD, type Yield } from "./yielding.ts";

export { createYield, foundSpots };

import type * as L from "leaflet";
import type { Translator } from "../i18n/messages.ts";
import type { StoryContext } from "../state/context.ts";
import { onlyPlace, type ReaderState } from "../state/state.ts";
import type { StoryEvent } from "../story/event.ts";
import type { TimeSlice } from "../story/slice.ts";
import { drawBaseMap, type Water, type World } from "./base/basemap.ts";
import { createHover } from "./hover.ts";
import { foundSpots } from "./marks/spots.ts";
import { createOverlay } from "./overlay.ts";
import { isInside } from "./point-in-polygon.ts";
import { mapColour, onThemeChange } from "./theme.ts";
import { bringIntoView } from "./view/bounds.ts";
import { firstView } from "./view/first-view.ts";
import { addFitButtons } from "./view/fit.ts";
import { createLeafletMap } from "./view/view.ts";
import { syncView } from "./view/view-sync.ts";
import { MAX_ZOOM, nearLongitude } from "./world.ts";

const FRAME_AT_MOST_MS = 100;
/** From here on the base map has more detail than what comes at first. */
const REFINED_ZOOM = 4.5;

export interface StoryMap {
  update(state: ReaderState, slice: TimeSlice): void;
  /** Shows where an event is; null shows none. */
  hover(key: string | null): void;
  /** Shows what is new. */
  pulse(events: readonly StoryEvent[]): void;
  addWater(water: Water): Promise<void>;
  /** Names what the base map shows. */
  addNames(): Promise<void>;
  /**
   * The story has changed; the view stays. To be followed by an update.
   *
   * @param yieldToPage if it may take more than this task
   */
  renew(yieldToPage?: Yield): Promise<void>;
  /** Words have come that were asked for. To be followed by an update. */
  retell(): void;
}

export interface MapOptions {
  readonly container: HTMLElement;
  /** Without them the map has no land. */
  readonly outlines: World | undefined;
  /** Keeps the gestures from the map that are meant for the page around it. */
  readonly guard?: ((map: L.Map, translator: Translator) => void) | undefined;
  /** Told at each drawing whether a disputed border is in view. */
  disputes(seen: boolean): void;
  notice(text: string, error: undefined, retry: () => void): void;
}

/** Made in short tasks: meanwhile the page answers. */
export async function createMap(
  context: StoryContext,
  { container, outlines, guard, disputes, notice }: MapOptions,
): Promise<StoryMap> {
  const { config, story, translator, store } = context;
  const yieldToPage = createYield();
  await yieldToPage.now();
  const first = firstView(story, config.ground);
  const map = createLeafletMap(container, first, translator, config.ground?.maxZoom);
  guard?.(map, translator);
  const storyView = () => first(map);
  const viewSync = syncView(map, storyView, store, map.getMaxZoom());
  await yieldToPage.now();
  const base = await drawBaseMap(map, outlines, yieldToPage, disputes);
  await yieldToPage.now();
  // The map is whole without: where it fails it is tried again as the map moves.
  const refine = () => {
    if (map.getZoom() < REFINED_ZOOM) return;
    map.off("moveend", refine);
    import("./base/pieces.ts")
      .then(({ addPieces }) => addPieces(map, base, config, translator.t, !!config.ground))
      .catch(() => map.on("moveend", refine));
  };
  map.on("moveend", refine);
  refine();

  const overlay = createOverlay(map, context, base.outlines);
  const fit = addFitButtons(map, storyView, translator);
  await overlay.draw(yieldToPage);
  const hover = createHover(overlay.signs);
  const { ground } = config;
  if (ground) {
    const ofMap = {
      lang: config.lang,
      named: context.placeNames,
      builtInZoom: MAX_ZOOM,
      drawBorders: base.drawBorders,
      mapColour,
      onThemeChange,
      yieldToPage,
      failed: (retry: () => void) => notice(translator.t("ground.streetsFailed"), undefined, retry),
    };
    // The map is whole without.
    import("./streets/ground.ts").then(({ addGround }) => addGround(map, ground, ofMap)).catch(console.warn);
  }
  let pulse: Promise<ReturnType<typeof import("./pulse.ts").createPulse>> | undefined;
  let panned: string | null = null;
  // A frame in between: what was put in so far has its layout by now, and measuring it costs nothing more. A page that is not
  // seen has no frames, and its map must not wait to be.
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => resolve());
    setTimeout(resolve, FRAME_AT_MOST_MS);
  });
  await yieldToPage.now();

  return {
    addWater: base.addWater,
    addNames: () =>
      import("./base/names/base-names.ts").then(({ addBaseNames }) =>
        addBaseNames(map, context, { label: overlay.label, outlines: base.outlines, isInside, nearLongitude }),
      ),
    hover,
    pulse(events) {
      if (events.length === 0) return;
      pulse ??= import("./pulse.ts").then(({ createPulse }) => createPulse(overlay.signs));
      // The map is whole without.
      pulse.then((beat) => beat(events)).catch(console.warn);
    },
    renew: (yieldTo = NEVER_YIELD) => overlay.draw(yieldTo),
    retell: overlay.retell,
    update(state, slice) {
      const selected = overlay.update(state, slice);
      container.classList.toggle("playing", state.playing !== 0);
      container.classList.toggle("playing-back", state.playing < 0);
      const extents = overlay.extents();
      fit.update(extents.of(selected, onlyPlace(state)));
      const movedByState = viewSync.update(state.view);
      if (state.selected !== panned) {
        panned = state.selected;
        // A view that comes along with what is selected, as in a link, is the one that was meant.
        if (selected && !(movedByState && state.view)) bringIntoView(map, extents.of(selected, null));
      }
    },
  };
}
