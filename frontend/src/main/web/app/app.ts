/** What every page of a story shows of its state: timeline, list, details, legend and map; a page adds views of its own. */
import { createDetails } from "../details/details.ts";
import { part } from "../dom/element.ts";
import { whenIdle } from "../dom/idle.ts";
import { createLegend } from "../legend/legend.ts";
import { watchHover } from "../list/hover.ts";
import { createList } from "../list/list.ts";
import type { StoryMap } from "../map/map.ts";
import { createShareButton } from "../share/share.ts";
import { definePatterns } from "../signs/patterns.ts";
import { unitInHistory } from "../state/address-sync.ts";
import { type ReaderState, withFilters } from "../state/state.ts";
import { createStore, type Store } from "../state/store.ts";
import type { StoryEvent } from "../story/event.ts";
import type { Story } from "../story/load.ts";
import { standingOf, type TimeSlice } from "../story/slice.ts";
import { axisOf } from "../time/axis.ts";
import { zone as zoneNamed } from "../time/calendar.ts";
import { createPlayer } from "../timeline/player.ts";
import { keepInSight } from "../timeline/sticky.ts";
import { createTimeline } from "../timeline/timeline.ts";
import { contextOf, type LoadedStory, type PageOptions } from "./context.ts";
import { createCaption, freshOf } from "./fresh.ts";
import { lookupIn } from "./lookup.ts";
import { loadMap } from "./map-loader.ts";
import { createSlicer } from "./slicer.ts";

/**
 * @param ready called when there is something to show
 * @returns false where what is known does not tell what the reader asks for: then nothing is shown
 */
export function openStory(loaded: LoadedStory, page: PageOptions, ready: () => void): boolean {
  const { root, here, config, story, translator, notice, asking } = loaded;
  const axis = axisOf(story.info, zoneNamed(story.info.timeZone));
  const lookup = lookupIn(story, axis);
  const store = (): Store => reader;
  const showAgain = () => reader.apply((state) => ({ ...state }));
  /** The filters may let other events through than they did. */
  let refilter = false;
  const context = contextOf(loaded, axis, lookup, store, () => {
    refilter = true;
    showAgain();
  });
  const { moves, address, search } = context;
  const parsed = address.read(here.search);
  const atFirst = context.opened(parsed.state, here.search);
  const first = moves.toUnit(unitInHistory() ?? atFirst.unit)(atFirst);

  if (asking?.tells(first, context.stepStart(first)) === false) return false;
  ready();

  definePatterns(story.info.categories);
  const legend = createLegend(context);
  const timeline = createTimeline(context, { knownUntil: lookup.knownUntil, drawn: legend.drawn });
  keepInSight(part(root, "timeline"));
  const list = createList(context);
  const details = createDetails(context, list.rowOf);
  const player = createPlayer(() => reader.apply(moves.tick));
  part(root, page.tools).append(createShareButton(context, () => page.link(context)));
  const views = [...page.views(context)];
  const caption = createCaption(context);
  let map: StoryMap | undefined;
  watchHover(part(root, "list-groups"), (key) => map?.hover(key));
  const slicer = createSlicer(context, first);
  let slice: TimeSlice;
  let sliceBefore: TimeSlice | undefined;
  let fresh: readonly StoryEvent[] = [];

  const show = (state: ReaderState, shown: ReaderState | undefined) => {
    const filtered = shown !== undefined && (refilter || state.filters !== shown.filters);
    refilter = false;
    const moved = state.t !== shown?.t || state.from !== shown.from || state.mode !== shown.mode;
    if (filtered) slicer.filter(state);
    if (moved || filtered || state.unit !== shown.unit) {
      slice = slicer.sliceOf(state);
    }
    legend.update(slice, state.undated);
    timeline.update(state, slice);
    for (const view of views) view.update(state, shown, slice, slicer.failures);
    list.update(state, slice);
    map?.update(state, slice);
    if (slice !== sliceBefore) {
      fresh = freshOf(story.events, slice, sliceBefore);
      map?.pulse(fresh);
    }
    sliceBefore = slice;
    if (!state.playing || fresh.length > 0) caption(state.playing ? fresh : []);
    // While scenes are told, the panel scrolls by them.
    if (state.scene === null) list.follow();
    const selected = lookup.eventOf(state.selected);
    if (state.selected !== (shown?.selected ?? null)) details.show(selected);
    else details.renew(selected);
    if (selected) details.standing(standingOf(slice, lookup.indexOf(selected.key)));
    player.update(state.playing, state.speed);
  };
  /** Until it is over, nothing is shown: some views know the story as it is now, and some as it was. */
  let renewal = Promise.resolve();
  const reader = createStore(first, show, (run) => requestAnimationFrame(() => void renewal.then(run)));
  asking?.follow(() => {
    list.retell();
    map?.retell();
    showAgain();
  }, renew);
  part(root, "story").classList.add("ready");
  // The page is whole without.
  if (config.asOf) {
    import("./as-of.ts")
      .then(({ linkToNow }) => linkToNow(root, () => address.write(here.href, reader.state)))
      .catch(console.warn);
  }
  if (story.info.sizeBy) {
    import("../list/numbers.ts")
      .then(({ createNumbers }) => {
        views.push(createNumbers(context, withFilters));
        showAgain();
      })
      .catch(console.warn);
  }
  context.reportRejected(parsed.rejected, first);

  const reload = here === location ? () => location.reload() : undefined;
  const failed = (error: unknown) => notice(translator.t("map.baseFailed"), error, reload);
  loadMap(context, {
    guard: page.guard,
    waterAtOnce: page.waterAtOnce,
    disputes: legend.disputed,
    drawn(now) {
      map = now;
      now.update(reader.state, slicer.sliceOf(reader.state));
    },
    failed,
  }).finally(async () => {
    await asking?.complete();
    whenIdle(startLiveUpdates);
  });
  return true;

  function renew(next: Story): Promise<void> {
    renewal = renewViews(next).catch(failed);
    return renewal;
  }

  async function renewViews(next: Story): Promise<void> {
    const { info } = story;
    const { timeZone, categories } = next.info;
    axis.renew(next.info, timeZone === info.timeZone ? axis.zone : zoneNamed(timeZone));
    Object.assign(story, next);
    lookup.renew();
    if (categories !== info.categories) definePatterns(categories);
    refilter = true;
    reader.apply((state) => {
      const sceneId = state.scene === null ? undefined : info.scenes[state.scene]?.id;
      const now = story.info.scenes.findIndex(({ id }) => id === sceneId);
      const place = state.filters.place.filter((id) => context.placeNames.has(id));
      const filters = place.length < state.filters.place.length ? { ...state.filters, place } : state.filters;
      return { ...moves.settle(state), scene: now < 0 ? null : now, filters };
    });
    for (const view of [slicer, legend, search, list, ...views]) {
      await asking?.pause.now();
      view.renew?.();
    }
    const drawn = map?.renew(asking?.pause).catch(failed);
    if (asking) await drawn;
  }

  function startLiveUpdates(): void {
    const { live } = config;
    if (!live) return;
    import("../live/live.ts")
      .then(({ followChanges }) =>
        followChanges(live, { ...context, eventOf: lookup.eventOf, renew, inArticle: page.inArticle }),
      )
      // The page is whole without.
      .catch(console.warn);
  }
}
