/** The reader page: search and filters, scenes, print, sharing, and the state in the page's own address. */
import { part } from "./dom/element.ts";
import { createFilterPanel } from "./list/filter-panel.ts";
import { createNarrative } from "./narrative/retelling.ts";
import { explore, toScene, viewOf } from "./narrative/scene.ts";
import { createPrint } from "./print/print.ts";
import type { Reading, View } from "./reading/reading.ts";
import { start } from "./reading/start.ts";
import { createShareButton } from "./share/share.ts";
import { keepAddress, stepKept } from "./state/history.ts";
import { onlyAt, pause, select } from "./state/state.ts";
import { isVisible, type Scene } from "./story/standing.ts";
import { shownText } from "./wording/moment.ts";

void start({ manners: { inArticle: false }, waterAtOnce: true, views });

function views(reading: Reading): readonly View[] {
  const { story, axis, moves, dates, translator, categories, placeNames, address, search, store } = reading;
  const filters = createFilterPanel(story, categories, placeNames, translator, search, store);
  const keeper = keepAddress(address, ({ state }) => {
    const { speed, loop, part: shownPart } = store().state;
    const asked = reading.opened(state, location.search);
    store().apply(() => ({ ...moves.toUnit(stepKept() ?? asked.unit)(asked), speed, loop, part: shownPart }));
  });
  // Nobody sees it go by.
  document.addEventListener("visibilitychange", () => document.hidden && store().apply(pause));
  const toldOf = (id: string) =>
    story.events.flatMap(({ key, id: own, properties: { title, lang } }) =>
      own === id ? [{ key, title, lang: lang === translator.lang ? undefined : (lang ?? undefined) }] : [],
    );
  const narrative = createNarrative(story, toldOf, translator, {
    onEvent: (key) => store().apply(select(key)),
    onScene(index, covered) {
      const told = index === null ? undefined : story.info.scenes[index];
      if (index === null || !told) return store().apply(explore);
      const { clientWidth, clientHeight } = part("map", HTMLElement);
      const go = toScene(index, told, axis, moves, viewOf(told.view, clientWidth, clientHeight, covered));
      store().apply((state) => go(onlyAt([])(state)));
    },
  });
  let scene: Scene | undefined;
  createPrint(story, translator, () => ({
    moment: shownText(store().state, reading.stepStart(store().state), axis.zone, dates, translator),
    events: story.events.filter((_, index) => scene && isVisible(scene, index)),
  }));
  part("masthead-tools", HTMLElement).append(
    createShareButton(reading, () => address.write(location.href, store().state)),
  );

  return [
    {
      update(state, shown, now, failures) {
        scene = now;
        keeper.update(state, shown);
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
