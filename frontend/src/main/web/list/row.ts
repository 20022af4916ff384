/** One row of the list: an incident or a movement in brief. */
import { el } from "../dom/element.ts";
import type { Translator } from "../i18n/messages.ts";
import { categorySign } from "../map/patterns.ts";
import type { StoryEvent } from "../story/event.ts";
import type { Standing } from "../story/standing.ts";
import type { Category } from "../story/types.ts";

export interface Row {
  readonly event: StoryEvent;
  readonly item: HTMLLIElement;
  readonly button: HTMLButtonElement;
  /** Shows how the event stands; `fresh`: this is the first day on which it may have begun. */
  update(standing: Standing, fresh: boolean): void;
}

/** Where it happened, in words: a place, a route, or that no place is given. */
export function whereText(event: StoryEvent, { t }: Translator): string {
  if (event.kind === "incident") return event.properties.placeName ?? t("precision.none");
  const { fromNames, toNames } = event.properties;
  return t("list.route", fromNames.join(", "), toNames.join(", "));
}

export function createRow(event: StoryEvent, category: Category | undefined, translator: Translator): Row {
  const { t } = translator;
  const { title, whenText, status, lang } = event.properties;
  const state = el("span", { class: "badge possible" }, t("standing.possibly-begun"));
  const fresh = el("span", { class: "badge fresh" }, t("list.new"));
  const button = el(
    "button",
    { type: "button", class: "row" },
    category && categorySign(category),
    el(
      "span",
      { class: "row-text" },
      el("span", { class: "row-when" }, whenText),
      el("span", { class: "row-title", lang: lang ?? undefined }, title),
      el("span", { class: "row-where" }, whereText(event, translator)),
      el(
        "span",
        { class: "badges" },
        status !== "reported" && el("span", { class: `badge status-${status}` }, t(`status.${status}`)),
        state,
        fresh,
      ),
    ),
  );
  const item = el(
    "li",
    { "data-key": event.key, "data-id": event.id, class: `status-${status}`, hidden: true },
    button,
  );
  let shown: Standing | undefined;
  let isFresh: boolean | undefined;
  return {
    event,
    item,
    button,
    update(standing, nowFresh) {
      if (standing !== shown) {
        item.hidden = standing === "not-begun";
        item.dataset["standing"] = standing;
        state.hidden = standing !== "possibly-begun";
        shown = standing;
      }
      if (nowFresh !== isFresh) {
        fresh.hidden = !nowFresh;
        isFresh = nowFresh;
      }
    },
  };
}
