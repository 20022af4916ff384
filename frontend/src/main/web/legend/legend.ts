/** Says in words what is on the map, in the list and on the timeline now, and only that. */

import { el, part, setText } from "../dom/element.ts";
import type { Key } from "../i18n/messages.ts";
import { categorySign } from "../signs/patterns.ts";
import { whenSign } from "../signs/when-sign.ts";
import type { StoryContext } from "../state/context.ts";
import { isRetracted, type StoryEvent } from "../story/event.ts";
import { shownCode, standingOf, type TimeSlice } from "../story/slice.ts";
import type { Standing } from "../story/standing.ts";
import type { Category } from "../story/types.ts";
import { EDGES, type Edge, type When, whenOf } from "../story/when.ts";
import { isListedAt, isShownAt } from "../time/standings.ts";
import type { HistogramSummary } from "../timeline/bars.ts";

export interface Legend {
  /** @param undated whether the map has what has no known date */
  update(slice: TimeSlice, undated: boolean): void;
  /** @param broken the day, in words, after which the slider's line is broken; undefined where it is whole */
  drawn(timeline: HistogramSummary, broken: string | undefined): void;
  /** Whether a disputed border is in view. */
  disputed(seen: boolean): void;
  /** The story has changed. */
  renew(): void;
}

/** What a sign stands for, told by an event alone, or by how it stands now. */
type Test = (event: StoryEvent) => boolean;

const isOnMap: Test = (event) => event.places.length > 0 || (event.kind === "incident" && event.at !== undefined);
const at =
  (precision: string): Test =>
  (event) =>
    isOnMap(event) && event.kind === "incident" && event.properties.geoPrecision === precision;

const STANDINGS: readonly (readonly [Key, string, Standing])[] = [
  ["legend.begun", "begun", "begun"],
  ["legend.possible", "possible", "possibly-begun"],
  ["legend.undated", "undated", "undated"],
  ["legend.over", "over", "over"],
];

const SIGNS: readonly (readonly [Key, string, Test])[] = [
  ["legend.planned", "planned", ({ properties }) => properties.status === "planned"],
  ["legend.claimed", "claimed", ({ properties }) => properties.status === "claimed"],
  ["legend.retracted", "movement sign-retracted", isRetracted],
  ["legend.country", "country", at("country")],
  ["legend.city", "city", at("city")],
  ["legend.exact", "exact", at("exact")],
  ["legend.movement", "movement", ({ kind }) => kind === "movement"],
];

const SHAPES = ["hour", "day", "coarse", "interval", "choice"] as const;

interface Entry {
  readonly item: HTMLElement;
  /** Whether an event is drawn with it, whatever the time. */
  readonly test: Test;
  /** Only where it stands so. */
  readonly standing?: Standing;
}

export function createLegend({ root, story, translator: { t } }: StoryContext): Legend {
  const line = (sign: Element, text: string) => el("li", {}, sign, el("span", {}, text));
  const sign = (name: string) => el("span", { class: `sign sign-${name}`, "aria-hidden": "true" });
  let dates: ReadonlyMap<StoryEvent, When> = new Map();
  const hasDate = (test: (when: When) => boolean) => (event: StoryEvent) => {
    const when = dates.get(event);
    return when !== undefined && test(when);
  };

  const categoryEntry = (category: Category): Entry => ({
    item: line(categorySign(category), category.label),
    test: ({ properties }) => properties.category === category.id,
  });
  const markEntries: Entry[] = [
    ...STANDINGS.map(([key, name, standing]) => ({
      item: line(sign(name), t(key)),
      test: (event: StoryEvent) => isOnMap(event) && !isRetracted(event),
      standing,
    })),
    ...SIGNS.map(([key, name, test]) => ({ item: line(sign(name), t(key)), test })),
  ];
  const edged = (edge: Edge): When => ({ shape: "interval", start: edge === "open" ? [] : [edge], end: [edge] });
  const dateEntries: Entry[] = [
    ...SHAPES.map((shape) => ({
      item: line(whenSign({ shape, start: [], end: [] }), t(`legend.${shape}`)),
      test: hasDate((when) => when.shape === shape),
    })),
    ...EDGES.map((edge) => ({
      item: line(whenSign(edged(edge)), t(`legend.${edge}`)),
      test: hasDate(({ start, end }) => start.includes(edge) || end.includes(edge)),
    })),
  ];

  const bars = line(sign("bars"), t("legend.bars"));
  const barsPossible = line(sign("bars-possible"), t("legend.barsPossible"));
  const shadedText = el("span");
  const shaded = el("li", {}, sign("shaded"), shadedText);
  const knownText = el("span");
  const knownLine = el("li", {}, sign("known"), knownText);
  const timeline = [bars, barsPossible, shaded, knownLine];

  const disputed = line(sign("disputed"), t("legend.disputed"));
  disputed.hidden = true;

  const box = part(root, "legend-body");
  const details = box.closest("details");
  const fixedGroups = [
    groupOf(t("legend.marks"), [...markEntries.map(itemOf), disputed]),
    groupOf(t("legend.dates"), dateEntries.map(itemOf)),
    groupOf(t("legend.timeline"), timeline),
  ];

  let groups = fixedGroups;
  let entries: readonly Entry[] = [];
  // Which entries each event may bring, so that a step of the slider costs no more than one look at each event; told when the
  // legend is first opened.
  let broughtBy: readonly (readonly number[])[] | undefined;
  let latest: TimeSlice | undefined;
  let isShown = isShownAt;
  const renew = () => {
    const { info } = story;
    const categoryEntries = info.categories.map(categoryEntry);
    groups = [groupOf(undefined, categoryEntries.map(itemOf)), ...fixedGroups];
    box.replaceChildren(...groups.map((group) => group.box));
    entries = [...categoryEntries, ...markEntries, ...dateEntries];
    broughtBy = undefined;
  };
  renew();
  const hide = () => {
    for (const { box: group, items } of groups) group.hidden = items.every((item) => item.hidden);
  };
  const broughtByEach = () => {
    dates = new Map(story.events.map((event) => [event, whenOf(event)]));
    return story.events.map((event) => entries.flatMap(({ test }, entry) => (test(event) ? [entry] : [])));
  };
  const refresh = () => {
    const slice = latest;
    if (!slice || !details?.open) return;
    broughtBy ??= broughtByEach();
    const seen = new Uint8Array(entries.length);
    broughtBy.forEach((brought, index) => {
      if (!isShown(shownCode(slice, index))) return;
      for (const entry of brought) {
        const standing = entries[entry]?.standing;
        if (standing === undefined || standing === standingOf(slice, index)) seen[entry] = 1;
      }
    });
    entries.forEach(({ item }, entry) => {
      item.hidden = seen[entry] === 0;
    });
    hide();
  };
  // Told before the next paint, and before print: the event `toggle` comes later.
  if (details) new MutationObserver(refresh).observe(details, { attributeFilter: ["open"] });
  return {
    renew,
    update(slice, undated) {
      const shows = undated ? isListedAt : isShownAt;
      if (slice === latest && shows === isShown) return;
      latest = slice;
      isShown = shows;
      refresh();
    },
    disputed(seen) {
      disputed.hidden = !seen;
      hide();
    },
    drawn({ certain, possible, shades }, broken) {
      bars.hidden = !certain && !possible;
      barsPossible.hidden = !possible;
      shaded.hidden = shades.length === 0;
      setText(shadedText, t("legend.shaded", shades.join("; ")));
      knownLine.hidden = broken === undefined;
      setText(knownText, t("legend.known", broken ?? ""));
      hide();
    },
  };
}

const itemOf = ({ item }: Entry) => item;

function groupOf(heading: string | undefined, items: readonly HTMLElement[]) {
  return { box: el("section", {}, heading !== undefined && el("h3", {}, heading), el("ul", {}, ...items)), items };
}
