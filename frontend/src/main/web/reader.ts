/** The reader page: search and filters, scenes, print, sharing, and the state in the page's own address. */

import type { View, ViewContext } from "./app/context.ts";
import { startPage } from "./app/start.ts";
import { createFilterPanel } from "./list/filter-panel.ts";
import { createNarrative } from "./narrative/narrative.ts";
import { explore, sceneView, toScene } from "./narrative/scene.ts";
import { createPrint } from "./print/print.ts";
import { syncAddress, unitInHistory } from "./state/address-sync.ts";
import { pause, select, withPlaces } from "./state/state.ts";
import { indexOf } from "./story/event.ts";
import { shownCode, type TimeSlice } from "./story/slice.ts";
import { isListedAt } from "./time/standings.ts";
import { shownText } from "./wording/moment.ts";

startPage({ inArticle: false, waterAtOnce: true, tools: "masthead-tools", link, views });

function link({ address, here, store }: ViewContext): string {
  return address.write(here.href, store().state);
}

function views(context: ViewContext): readonly View[] {
  const { root, config, here, story, axis, moves, translator, address, store } = context;
  const filters = createFilterPanel(context);
  // The page's address is that of a story which has the page for itself.
  const addressSync =
    here === location &&
    syncAddress(root, address, ({ state }) => {
      const { speed, loop, part: shownPart } = store().state;
      const opened = context.opened(state, here.search);
      store().apply(() => ({ ...moves.toUnit(unitInHistory() ?? opened.unit)(opened), speed, loop, part: shownPart }));
    });
  // Nobody sees it go by.
  document.addEventListener("visibilitychange", () => document.hidden && store().apply(pause));
  const eventsOf = (id: string) =>
    ["incidents", "movements"].flatMap((collection) => {
      const event = story.events[indexOf(story.events, `${collection}/${id}`)];
      if (!event) return [];
      const { title, lang } = event.properties;
      return { key: event.key, title, lang: lang === translator.lang ? undefined : (lang ?? undefined) };
    });
  const narrative = createNarrative(context, eventsOf, {
    onEvent: (key) => store().apply(select(key)),
    onScene(index) {
      const scene = index === null ? undefined : story.info.scenes[index];
      if (index === null || !scene) return store().apply(explore);
      const go = toScene(index, scene, axis, moves, sceneView(root, scene, config.ground));
      store().apply((state) => go(withPlaces([])(state)));
    },
  });
  let slice: TimeSlice | undefined;
  createPrint(context, () => {
    const visible = story.events.filter((_, index) => slice && isListedAt(shownCode(slice, index)));
    const events = story.large ? visible.filter(({ said, kind }) => said || kind === "movement") : visible;
    const moment = shownText(store().state, context.stepStart(store().state), context);
    return { moment, events, more: visible.length - events.length };
  });

  return [
    {
      update(state, shown, now, failures) {
        slice = now;
        if (addressSync) addressSync.update(state, shown);
        filters.update(state, now, failures);
        narrative.update(state);
      },
      renew() {
        filters.renew();
        narrative.renew();
      },
    },
  ];
}
