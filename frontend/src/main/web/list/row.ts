/** One row of the list: an incident or a movement in brief. */
import { el, setText } from "../dom/element.ts";
import type { Translator } from "../i18n/messages.ts";
import { highlighted } from "../search/highlight.ts";
import type { Passage } from "../search/passages.ts";
import { categorySign } from "../signs/patterns.ts";
import { whenSign } from "../signs/when-sign.ts";
import type { StoryEvent } from "../story/event.ts";
import type { Standing } from "../story/standing.ts";
import type { Category } from "../story/types.ts";
import { whenOf } from "../story/when.ts";
import { whereText } from "../wording/event.ts";

export interface Row {
  readonly event: StoryEvent;
  readonly item: HTMLLIElement;
  readonly button: HTMLButtonElement;
  /** Shows how the event stands; `isNew`: this is the first step on which it may have begun. */
  update(standing: Standing, isNew: boolean, selected: boolean): void;
  /** Says what it is about, with the words marked that are searched for; `found` is where else they stand. */
  say(terms: readonly string[], found: Passage | undefined): void;
}

export function createRow(event: StoryEvent, category: Category | undefined, translator: Translator): Row {
  const { t } = translator;
  const { status } = event.properties;
  const state = el("span", { class: "badge possible" }, t("standing.possibly-begun"));
  const newBadge = el("span", { class: "badge new" }, t("list.new"));
  const whenText = document.createTextNode("");
  const titleText = el("span", { class: `row-title said-${status}` });
  const whereLine = el("span", { class: "row-where" });
  const foundLine = el("span", { class: "row-found", hidden: true });
  const button = el(
    "button",
    // Of what is only counted yet, nothing is told one by one.
    { type: "button", class: "row", disabled: event.key === "" },
    category && categorySign(category),
    el(
      "span",
      { class: "row-text" },
      el("span", { class: "row-when" }, whenSign(whenOf(event)), whenText),
      titleText,
      whereLine,
      foundLine,
      el(
        "span",
        { class: "badges" },
        status !== "reported" && el("span", { class: `badge status-${status}` }, t(`status.${status}`)),
        state,
        newBadge,
      ),
    ),
  );
  const item = el("li", { "data-key": event.key, "data-id": event.id, class: `status-${status}` }, button);
  let shown: Standing | undefined;
  let isMarkedNew: boolean | undefined;
  let said = "";
  return {
    event,
    item,
    button,
    update(standing, isNew, selected) {
      item.classList.toggle("selected", selected);
      if (standing !== shown) {
        item.dataset["standing"] = standing;
        state.hidden = standing !== "possibly-begun";
        shown = standing;
      }
      if (isNew !== isMarkedNew) {
        newBadge.hidden = !isNew;
        isMarkedNew = isNew;
      }
    },
    say(terms, found) {
      const { title, whenText: when, lang } = event.properties;
      const where = whereText(event, translator);
      const now = [title, when, where, ...terms, found?.text].join("\n");
      if (now === said) return;
      said = now;
      setText(whenText, when);
      if (lang) titleText.lang = lang;
      titleText.replaceChildren(...highlighted(title, terms));
      whereLine.replaceChildren(...highlighted(where, terms));
      foundLine.hidden = !found;
      foundLine.replaceChildren(...(found ? highlighted(found.text, terms) : []));
      foundLine.lang = found?.lang ?? "";
    },
  };
}
