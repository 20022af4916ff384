/** The state on paper: the map as it stands, and what is shown, with the sources written out. */
import { sourceBlock } from "../details/source.ts";
import { el, part } from "../dom/element.ts";
import type { Translator } from "../i18n/messages.ts";
import type { StoryContext } from "../state/context.ts";
import type { StoryEvent } from "../story/event.ts";
import type { StoryInfo } from "../story/types.ts";
import { whereText } from "../wording/event.ts";
import { countedText, rangeText } from "../wording/numbers.ts";

/** Width of what A4 and Letter both hold between their margins, px. */
const PAPER_PX = 690;

/** What is on the page when it goes to paper. */
export interface PrintContent {
  /** The moment or span, in words. */
  readonly moment: string;
  /** In story order. */
  readonly events: readonly StoryEvent[];
  /** How many more are shown, whose words the page does not have. */
  readonly more: number;
}

/** The sheet is written when the reader prints, and thrown away afterwards: no page carries it along. */
export function createPrint({ root, story, translator }: StoryContext, printed: () => PrintContent): void {
  const main = part(root, "story");
  const map = part(root, "map");
  const legend = root.querySelector<HTMLDetailsElement>("details.legend");
  let legendOpen = false;
  let sheet: HTMLElement | undefined;
  window.addEventListener("beforeprint", () => {
    // Leaflet cannot lay itself out anew in time, so the map is scaled as it is.
    const { width, height } = map.getBoundingClientRect();
    map.style.setProperty("--printed-width", `${width}px`);
    map.style.setProperty("--printed-height", `${height}px`);
    map.style.setProperty("--printed-zoom", String(Math.min(1, PAPER_PX / Math.max(1, width))));
    if (!sheet && legend) {
      legendOpen = legend.open;
      legend.open = true;
    }
    sheet?.remove();
    sheet = sheetOf(printed(), story.info, translator);
    main.after(sheet);
  });
  window.addEventListener("afterprint", () => {
    if (sheet && legend) legend.open = legendOpen;
    sheet?.remove();
    sheet = undefined;
  });
}

function sheetOf({ moment, events, more }: PrintContent, story: StoryInfo, translator: Translator): HTMLElement {
  return el(
    "section",
    { class: "printed" },
    el("h2", {}, translator.t("print.heading")),
    el("p", {}, moment),
    ...events.map((event) => itemOf(event, story, translator)),
    more > 0 && el("p", {}, translator.plural("map.more", more)),
  );
}

function itemOf(event: StoryEvent, story: StoryInfo, translator: Translator): HTMLElement {
  const { t } = translator;
  const { properties } = event;
  const lang = properties.lang ?? undefined;
  const facts = [properties.whenText, whereText(event, translator), t(`status.${properties.status}`)].join(" · ");
  return el(
    "article",
    {},
    el("h3", { lang, class: `said-${properties.status}` }, properties.title),
    el("p", { class: "note" }, facts),
    properties.summary && el("p", { lang }, properties.summary),
    ...Object.entries(properties.numbers ?? {}).map(([key, range]) =>
      el("p", {}, `${countedText(key, story.numbers, translator)}: ${rangeText(range, translator)}`),
    ),
    ...(properties.sources ?? []).map((source) => sourceBlock(source, [], translator)),
  );
}
