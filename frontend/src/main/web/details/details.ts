/** Everything that is known of one incident or movement, and how it is known. */

import { el, freeId, part, setText } from "../dom/element.ts";
import { languageName } from "../i18n/languages.ts";
import type { Translator } from "../i18n/messages.ts";
import { termsOf } from "../search/fold.ts";
import { highlighted } from "../search/highlight.ts";
import { categorySign } from "../signs/patterns.ts";
import { whenSign } from "../signs/when-sign.ts";
import type { StoryContext } from "../state/context.ts";
import { select } from "../state/state.ts";
import type { StoryEvent } from "../story/event.ts";
import { historyAddress, itemAddress } from "../story/load.ts";
import type { Standing } from "../story/standing.ts";
import { isKnownTo, whenOf } from "../story/when.ts";
import { dateOfEpochDay } from "../time/calendar.ts";
import { instantOf } from "../time/instant.ts";
import { whereText } from "../wording/event.ts";
import { countedText, rangeText } from "../wording/numbers.ts";
import { mediaBlock } from "./media.ts";
import { sourceBlock } from "./source.ts";

export interface Details {
  /** Shows an event, or goes back to the list. The focus follows. */
  show(event: StoryEvent | undefined): void;
  /** Says how the event stands on the slider's day. */
  standing(standing: Standing): void;
  /** The story has changed, or words have come: what is shown is told anew, and the reader stays at it. Undefined: it is no longer there. */
  renew(event: StoryEvent | undefined): void;
}

/** @param rowOf the list's row of an event, to which the focus goes back */
export function createDetails(context: StoryContext, rowOf: (key: string) => HTMLElement | undefined): Details {
  const { root, moves, translator, store } = context;
  const { t } = translator;
  const panel = part(root, "details");
  const list = part(root, "list");
  const heading = el("h2", { tabindex: "-1", id: freeId("details-heading") });
  const back = el("button", { type: "button", class: "back" }, t("details.back"));
  const standing = el("p", { class: "details-standing" });
  const gone = el("p", { class: "notice", hidden: true }, t("details.gone"));
  const body = el("div");
  panel.append(back, heading, gone, standing, body);
  panel.setAttribute("aria-labelledby", heading.id);

  const close = () => store().apply(select(null));
  back.addEventListener("click", close);
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && store().state.selected !== null) close();
  });

  let opener: Element | null = null;
  let openKey: string | undefined;
  let shown: StoryEvent | undefined;
  /** What its words were told by. */
  let said: unknown;

  const takeBackFocus = () => {
    const row = openKey === undefined ? undefined : rowOf(openKey);
    const cameFrom = opener instanceof HTMLElement || opener instanceof SVGElement ? opener : undefined;
    const target = [cameFrom, row].find(
      (one) => one?.isConnected && one !== document.body && one.getClientRects().length > 0,
    );
    (target ?? part(root, "list-heading")).focus();
  };

  /** A way from an item to its time on the slider: when it had begun for certain. */
  const toTime = ({ latestStart }: StoryEvent) => {
    if (!Number.isFinite(latestStart)) return undefined;
    const button = el("button", { type: "button", class: "plain-button" }, t("filter.toTime"));
    button.addEventListener("click", () => store().apply(moves.toInstant(latestStart)));
    return button;
  };

  const fill = (event: StoryEvent) => {
    shown = event;
    said = event.said;
    const terms = termsOf(store().state.filters.q);
    heading.replaceChildren(...highlighted(event.properties.title, terms));
    heading.lang = event.properties.lang ?? translator.lang;
    heading.className = `said-${event.properties.status}`;
    body.replaceChildren(...contents(event, terms, context, toTime(event)));
  };

  return {
    show(event) {
      gone.hidden = true;
      const inPanel = panel.contains(document.activeElement) || document.activeElement === document.body;
      if (!event) {
        panel.hidden = true;
        list.hidden = false;
        if (openKey !== undefined && inPanel) takeBackFocus();
        openKey = undefined;
        return;
      }
      if (openKey === undefined || !panel.contains(document.activeElement)) opener = document.activeElement;
      openKey = event.key;
      fill(event);
      panel.hidden = false;
      list.hidden = true;
      panel.scrollTop = 0;
      heading.focus();
    },
    renew(event) {
      if (openKey === undefined) return;
      gone.hidden = event !== undefined;
      standing.hidden ||= event === undefined;
      if (!event || (event === shown && event.said === said)) return;
      const at = focusable(body).findIndex((one) => one.contains(document.activeElement));
      fill(event);
      // What had the focus is another element now.
      if (at >= 0) (focusable(body)[at] ?? heading).focus({ preventScroll: true });
    },
    standing(now) {
      panel.dataset["standing"] = now;
      // Of what was only planned, a date that has passed says nothing.
      const planned = shown?.properties.status === "planned";
      const silent = now === "begun" || now === "undated" || (now === "over" && planned);
      const said = silent ? "" : t(`standing.${now}`);
      setText(standing, said);
      standing.hidden = said === "";
    },
  };
}

function focusable(box: HTMLElement): HTMLElement[] {
  return [...box.querySelectorAll<HTMLElement>("a, button, audio, video")];
}

function contents(
  event: StoryEvent,
  terms: readonly string[],
  { config, story, categories, axis, dates, translator }: StoryContext,
  toTime: HTMLElement | undefined,
): Node[] {
  const { t } = translator;
  const { properties } = event;
  const category = categories.get(properties.category);
  const facts = el("dl", { class: "facts" });
  const fact = (name: string, ...values: readonly (Node | string | undefined)[]) => {
    const given = values.filter((value) => value !== undefined && value !== "");
    if (given.length === 0) return;
    facts.append(el("dt", {}, name), ...given.map((value) => el("dd", {}, value)));
  };

  const when = el("span", { class: "details-when" }, whenSign(whenOf(event)), properties.whenText);
  fact(t("details.when"), when, timeNote(event, translator), toTime);
  if (event.kind === "incident") {
    const { placeName, geoPrecision } = event.properties;
    const precise = geoPrecision && geoPrecision !== "none" ? t(`precision.${geoPrecision}`) : undefined;
    fact(t("details.where"), whereText(event, translator), placeName ? note(precise) : undefined);
  } else {
    fact(t("details.from"), event.properties.fromNames.join(", "));
    fact(t("details.to"), event.properties.toNames.join(", "));
  }
  fact(
    t("details.status"),
    el("span", { class: `badge status-${properties.status}` }, t(`status.${properties.status}`)),
    note(t(`status.${properties.status}.explained`)),
  );
  if (category) fact(t("details.category"), el("span", { class: "category" }, categorySign(category), category.label));
  for (const [key, range] of Object.entries(properties.numbers ?? {})) {
    fact(countedText(key, story.info.numbers, translator), rangeText(range, translator));
  }
  const listed = (texts: readonly string[] = []) =>
    texts.length ? el("span", {}, ...highlighted(texts.join(", "), terms)) : undefined;
  fact(t("details.actors"), listed(properties.actors));
  fact(t("details.tags"), listed(properties.tags));

  const nodes: Node[] = [];
  const lang = properties.lang ?? translator.lang;
  if (properties.summary) nodes.push(el("p", { class: "summary", lang }, ...highlighted(properties.summary, terms)));
  if (lang !== translator.lang)
    nodes.push(el("p", { class: "note" }, t("details.inLanguage", languageName(lang, translator.lang))));
  nodes.push(facts);
  if (properties.inferred?.length) {
    nodes.push(el("p", { class: "inferred" }, t("details.inferred", inferredText(properties.inferred, translator))));
  }
  const media = (properties.media ?? []).flatMap((one) => mediaBlock(one, lang, translator) ?? []);
  if (media.length) nodes.push(el("h3", {}, t("media.heading")), ...media);
  if (properties.sources?.length) {
    nodes.push(
      el("h3", {}, t("details.sources")),
      ...properties.sources.map((source) => sourceBlock(source, terms, translator)),
    );
  }
  const collection = event.kind === "incident" ? "incidents" : "movements";
  const address = itemAddress(config, collection, event.id);
  const history = historyAddress(config, collection, event.id);
  const { revision = 1, updated } = properties;
  if (history !== undefined && revision > 1 && updated) {
    // A frame holds the widget alone.
    const target = parent === window ? undefined : "_blank";
    const day = dates.medium(dateOfEpochDay(axis.zone.dayAt(instantOf(updated))));
    const link = el("a", { href: history, target, rel: "noopener" }, t("details.whatChanged"));
    nodes.push(el("p", { class: "note" }, `${t("details.changed", day)} `, link));
  }
  nodes.push(el("p", {}, el("a", { href: address, type: "application/geo+json" }, t("details.data"))));
  return nodes;
}

function note(text: string | undefined): Node | undefined {
  return text === undefined ? undefined : el("span", { class: "note" }, text);
}

function timeNote(event: StoryEvent, { t, find }: Translator): Node | undefined {
  const { timePrecision, timeQualifiers = [] } = event.properties;
  const qualifiers = timeQualifiers.flatMap((qualifier) => find(`qualifier.${qualifier}`) ?? []);
  // A start that may lie on one of several days is not known to the day, however precisely those are written.
  const isKnown = timePrecision && qualifiers.length === 0 && isKnownTo(timePrecision, event);
  const words = isKnown ? [find(`timePrecision.${timePrecision}`) ?? []].flat() : qualifiers;
  return words.length ? note(words.reduce((one, other) => t("count.also", one, other))) : undefined;
}

function inferredText(fields: readonly string[], { find }: Translator): string {
  return fields.map((field) => find(`inferred.${field}`) ?? field).join(", ");
}
