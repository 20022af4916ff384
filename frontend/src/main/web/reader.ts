/** The reader page: search and filters, scenes, print, sharing, and the state in the page's own address. */

import type { View, ViewContext } from "./app/context.ts";
import { startPage } from "./app/start.ts";
import { part } from "./dom/element.ts";
import { createFilterPanel } from "./list/filter-panel.ts";
import { createNarrative } from "./narrative/narrative.ts";
import { explore, sceneView, toScene } from "./narrative/scene.ts";
import { createPrint } from "./print/print.ts";
import { createShareButton } from "./share/share.ts";
import { syncAddress, unitInHistory } from "./state/address-sync.ts";
import { pause, select, withPlaces } from "./state/state.ts";
import { isVisible, type TimeSlice } from "./story/slice.ts";
import { shownText } from "./wording/moment.ts";

startPage({ inArticle: false, waterAtOnce: true, views });

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
    story.events.flatMap(({ key, id: own, properties: { title, lang } }) =>
      own === id ? [{ key, title, lang: lang === translator.lang ? undefined : (lang ?? undefined) }] : [],
    );
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
  createPrint(context, () => ({
    moment: shownText(store().state, context.stepStart(store().state), context),
    events: story.events.filter((_, index) => slice && isVisible(slice, index)),
  }));
  part(root, "masthead-tools").append(createShareButton(context, () => address.write(here.href, store().state)));

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
