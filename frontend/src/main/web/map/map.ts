/** The map as a view of the story's state. Leaflet is used in this folder alone. */
import type { Translator } from "../i18n/messages.ts";
import { type ReaderState, shownAlone } from "../state/state.ts";
import type { Store } from "../state/store.ts";
import type { Story } from "../story/load.ts";
import type { Scene } from "../story/standing.ts";
import type { Category } from "../story/types.ts";
import { drawBaseMap, type Water, type World } from "./basemap.ts";
import { bringIntoView } from "./bounds.ts";
import { firstView } from "./first-view.ts";
import { addFitButtons } from "./fit.ts";
import { guardScroll } from "./guard.ts";
import { keepView } from "./keep-view.ts";
import { createOverlay } from "./overlay.ts";
import { AT_ONCE, createPace } from "./pace.ts";
import { createPointed } from "./pointed.ts";
import { createView } from "./view.ts";

const FRAME_AT_MOST_MS = 100;

export interface MapManners {
  /** An article scrolls past the map, and must be able to. */
  readonly inArticle: boolean;
}

export interface StoryMap {
  update(state: ReaderState, scene: Scene): void;
  /** Shows where an event is; null shows none. */
  point(key: string | null): void;
  addWater(water: Water): Promise<void>;
  /** The story has changed; the view stays. Done within the task, and to be followed by an update. */
  renew(): Promise<void>;
}

/** Made in short tasks: meanwhile the page answers. */
export async function createMap(
  container: HTMLElement,
  story: Story,
  world: World | undefined,
  categories: ReadonlyMap<string, Category>,
  translator: Translator,
  store: () => Store,
  { inArticle }: MapManners,
  disputes: (seen: boolean) => void,
): Promise<StoryMap> {
  const pace = createPace();
  await pace.now();
  const first = firstView(story);
  const map = createView(container, first, translator);
  if (inArticle) guardScroll(map, translator);
  const whole = () => first(map);
  const keeper = keepView(map, whole, store);
  await pace.now();
  const base = await drawBaseMap(map, world, pace, disputes);
  await pace.now();

  const overlay = createOverlay(map, story, base.outlines, categories, translator, store);
  const fit = addFitButtons(map, whole, translator);
  await overlay.draw(pace);
  const point = createPointed(overlay.signs);
  let panned: string | null = null;
  // A frame in between: what was put in so far has its layout by now, and measuring it costs nothing more. A page that is not
  // seen has no frames, and its map must not wait to be.
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => resolve());
    setTimeout(resolve, FRAME_AT_MOST_MS);
  });
  await pace.now();

  return {
    addWater: base.addWater,
    point,
    renew: () => overlay.draw(AT_ONCE),
    update(state, scene) {
      const selected = overlay.update(state, scene);
      container.classList.toggle("playing", state.playing !== 0);
      container.classList.toggle("playing-back", state.playing < 0);
      const extents = overlay.extents();
      fit.update(extents.of(selected, shownAlone(state)));
      const led = keeper.update(state.view);
      if (state.selected !== panned) {
        panned = state.selected;
        // A view that comes along with what is selected, as in a link, is the one that was meant.
        if (selected && !(led && state.view)) bringIntoView(map, extents.of(selected, null));
      }
    },
  };
}
