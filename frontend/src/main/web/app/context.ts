/** What the views of a page are made from, and what a page says of itself. */
import type { Failures } from "../filter/failures.ts";
import { dateWords } from "../i18n/dates.ts";
import type { World } from "../map/base/basemap.ts";
import type { MapOptions } from "../map/map.ts";
import type { Yield } from "../map/yielding.ts";
import { sceneView, toScene } from "../narrative/scene.ts";
import { createSearch, itemsIn, type Search } from "../search/search.ts";
import { type Address, addressOf, type RejectedParameter } from "../state/address.ts";
import type { StoryContext } from "../state/context.ts";
import { movesOn } from "../state/moves.ts";
import type { ReaderState } from "../state/state.ts";
import type { Store } from "../state/store.ts";
import { isRetracted } from "../story/event.ts";
import type { Story } from "../story/load.ts";
import { rangeIn } from "../story/range.ts";
import { createFollower, shownCode, type TimeSlice } from "../story/slice.ts";
import type { Axis } from "../time/axis.ts";
import { BEGUN, isShownAt, POSSIBLY_BEGUN } from "../time/standings.ts";
import { countText, shownText } from "../wording/moment.ts";
import { countedText } from "../wording/numbers.ts";
import type { Lookup } from "./lookup.ts";
import type { Notify } from "./notices.ts";

/** What has been had from the server, and what is on its way. */
export interface LoadedStory extends Pick<StoryContext, "root" | "config" | "story" | "translator"> {
  /** Where the story's first state stands: the page's address; of a story that is a part of a page, one that its root gives. */
  readonly here: Pick<Location, "href" | "search">;
  readonly notice: Notify;
  readonly mapScript: Promise<typeof import("../map/map.ts")>;
  readonly world: Promise<World>;
  readonly asking?: Asking | undefined;
}

/** What is asked of the server while a large story is read. */
export interface Asking {
  /** Cuts what takes long into short tasks. */
  readonly pause: Yield;
  /** Whether what is known tells a state. */
  tells(state: ReaderState, stepStart: number): boolean;
  /** Has all of it; an error is the reader's to try again. */
  complete(): Promise<void>;
  /**
   * @param told called when words have come that were asked for
   * @param renew called with the story where it has to be had anew
   */
  follow(told: () => void, renew: (next: Story) => Promise<void>): void;
  search(story: Story, changed: () => void): Search;
}

export interface ViewContext extends StoryContext, LoadedStory {
  readonly address: Address;
  /** A state as an address means it: one that names a scene and no time means the scene's own time and view. */
  opened(state: ReaderState, search: string): ReaderState;
  /** Tells the reader which parts of an address could not be used. */
  reportRejected(rejected: readonly RejectedParameter[], shown: ReaderState): void;
  /** The first instant of the step that ends a state. */
  stepStart(state: ReaderState): number;
}

export interface View {
  /** @param shown the state shown before; undefined the first time */
  update(state: ReaderState, shown: ReaderState | undefined, slice: TimeSlice, failures: Failures): void;
  /** The story has changed: an update follows. */
  renew?(): void;
}

export interface PageOptions {
  readonly inArticle: boolean;
  /** An article scrolls past the map, and must be able to. */
  readonly guard?: MapOptions["guard"];
  /** Lakes and rivers come with the first view; else when the reader first moves the map. */
  readonly waterAtOnce: boolean;
  /** The part of the page that has its tools. */
  readonly tools: string;
  /** The address of the reader page in the state on screen. */
  link(context: ViewContext): string;
  views(context: ViewContext): readonly View[];
}

/** @param searchChanged called when what a search finds has changed */
export function contextOf(
  loaded: LoadedStory,
  axis: Axis,
  { categories, placeNames, named }: Lookup,
  store: () => Store,
  searchChanged: () => void,
): ViewContext {
  const { root, config, story, translator, notice, asking } = loaded;
  const dates = dateWords(config.messages);
  const moves = movesOn(axis);
  const stepStart = (state: ReaderState) => axis.grid(state.unit).startOf(moves.indexOf(state));
  return {
    ...loaded,
    axis,
    moves,
    dates,
    categories,
    placeNames,
    address: addressOf(axis, moves, named),
    search: asking?.search(story, searchChanged) ?? createSearch(story, itemsIn(config), searchChanged),
    store,
    lent: { BEGUN, countText, countedText, createFollower, isRetracted, isShownAt, POSSIBLY_BEGUN, rangeIn, shownCode },
    stepStart,
    opened(state, search) {
      const scene = state.scene === null ? undefined : story.info.scenes[state.scene];
      if (state.scene === null || !scene || new URLSearchParams(search).has("t")) return state;
      return toScene(state.scene, scene, axis, moves, sceneView(root, scene, config.ground))(state);
    },
    reportRejected(rejected, shown) {
      const shownNow = shownText(shown, stepStart(shown), { axis, dates, translator });
      for (const { name, value, outside } of rejected) {
        if (name !== "t") notice(translator.t("time.badParameter", name, value));
        else notice(translator.t(outside ? "timeline.outside" : "timeline.badMoment", value, shownNow));
      }
    },
  };
}
