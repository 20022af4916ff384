/** One row of the list: an incident or a movement in brief. */
import { el } from "../dom/element.ts";
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
  /**
   * Shows how the event stands and what it is about.
   *
   * @param isNew this is the first step on which it may have begun
   * @param terms words that are searched for: they are marked
   * @param found where else they stand
   */
  update(
    standing: Standing,
    isNew: boolean,
    selected: boolean,
    terms: readonly string[],
    found: Passage | undefined,
  ): void;
}

export function createRow(event: StoryEvent, category: Category | undefined, translator: Translator): Row {
  const { t } = translator;
  const { status } = event.properties;
  const badge = (name: string, words: string) => el("span", { class: `badge ${name}` }, words);
  const text = el("span", { class: "row-text" });
  const button = el(
    "button",
    // Of what is only counted yet, nothing is told one by one.
    { type: "button", class: "row", disabled: event.key === "" },
    category && categorySign(category),
    text,
  );
  const item = el("li", { "data-key": event.key, "data-id": event.id, class: `status-${status}` }, button);
  let said = "";
  return {
    event,
    item,
    button,
    update(standing, isNew, selected, terms, found) {
      item.classList.toggle("selected", selected);
      const { title, whenText, lang } = event.properties;
      const where = whereText(event, translator);
      const now = [standing, isNew, title, whenText, where, ...terms, found?.text].join("\n");
      if (now === said) return;
      said = now;
      item.dataset["standing"] = standing;
      const badges = el(
        "span",
        { class: "badges" },
        status !== "reported" && badge(`status-${status}`, t(`status.${status}`)),
        standing === "possibly-begun" && badge("possible", t("standing.possibly-begun")),
        isNew && badge("new", t("list.new")),
      );
      // Rows come and go with each step of time: what says nothing is not there.
      text.replaceChildren(
        el("span", { class: "row-when" }, whenSign(whenOf(event)), whenText),
        el("span", { class: `row-title said-${status}`, lang: lang || undefined }, ...highlighted(title, terms)),
        el("span", { class: "row-where" }, ...highlighted(where, terms)),
        ...(found
          ? [el("span", { class: "row-found", lang: found.lang ?? "" }, ...highlighted(found.text, terms))]
          : []),
        ...(badges.firstChild ? [badges] : []),
      );
    },
  };
}
