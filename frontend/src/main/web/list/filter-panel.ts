/** The search field and the filters above the list, with how many of what is shown each option gives. */

import { el, freeId, part, setText } from "../dom/element.ts";
import { type Failures, facetsOf, type Option } from "../filter/facets.ts";
import { activeCount, FACETS, type Facet, NO_FILTERS, toggled } from "../filter/filters.ts";
import type { Key } from "../i18n/messages.ts";
import { categorySign } from "../signs/patterns.ts";
import type { StoryContext } from "../state/context.ts";
import { type ReaderState, withFilters } from "../state/state.ts";
import { isShown, type TimeSlice } from "../story/standing.ts";
import { STATUSES } from "../story/types.ts";

const TYPED_AFTER_MS = 200;
const NAMES: Readonly<Record<Facet, Key>> = {
  category: "details.category",
  status: "details.status",
  actor: "details.actors",
  place: "details.where",
  source: "details.sources",
};

export interface FilterPanel {
  /** @param failures which filters keep each event out */
  update(state: ReaderState, slice: TimeSlice, failures: Failures): void;
  /** The story has changed. */
  renew(): void;
}

export function createFilterPanel(context: StoryContext): FilterPanel {
  const { root, story, categories, placeNames, translator, search, store } = context;
  const { t, find, plural, number } = translator;
  const change = (filters: ReaderState["filters"]) => store().apply(withFilters(filters));
  const current = () => store().state.filters;

  const field = el("input", { type: "search", autocomplete: "off", placeholder: t("search.label") });
  field.setAttribute("aria-label", t("search.label"));
  let typing: number | undefined;
  const typed = () => {
    clearTimeout(typing);
    typing = undefined;
    if (field.value !== current().q) change({ ...current(), q: field.value });
  };
  field.addEventListener("input", () => {
    clearTimeout(typing);
    typing = window.setTimeout(typed, TYPED_AFTER_MS);
    void search.widen();
  });
  field.addEventListener("keydown", (pressed) => {
    if (pressed.key === "Enter") typed();
    // Escape empties the field; only an empty one leaves it to the page.
    if (pressed.key === "Escape" && field.value !== "") pressed.stopPropagation();
  });

  const box = el("div", { id: freeId("filters"), class: "filters", hidden: true });
  const open = el("button", { type: "button", class: "plain-button", "aria-expanded": "false" }, t("filter.heading"));
  open.setAttribute("aria-controls", box.id);
  open.addEventListener("click", () => {
    box.hidden = !box.hidden;
    open.setAttribute("aria-expanded", String(!box.hidden));
    if (!box.hidden) part(root, "panel").scrollTop = 0;
    refresh();
  });
  const active = el("span", { role: "status" });
  const clear = el("button", { type: "button", class: "plain-button" }, t("filter.clear"));
  clear.addEventListener("click", () => {
    field.value = "";
    typed();
    change(NO_FILTERS);
    field.focus();
  });
  const summary = el("p", { class: "filter", hidden: true }, active, " ", clear);
  const reach = el("p", { class: "note", role: "status" });
  const head = part(root, "list-head");
  head.append(el("div", { class: "search", role: "search" }, field, open), summary, reach);
  head.after(box);

  const labelOf = ({ facet, value }: Pick<Option, "facet" | "value">): string => {
    switch (facet) {
      case "category":
        return categories.get(value)?.label ?? value;
      case "status":
        return find(`status.${value}`) ?? value;
      case "place":
        return placeNames.get(value) ?? value;
      case "actor":
      case "source":
        return value;
    }
  };
  const order = (facet: Facet, options: readonly (Option & { id: number })[]) => {
    const names = new Intl.Collator(translator.lang);
    const ids = facet === "category" ? [...categories.keys()] : (STATUSES as readonly string[]);
    return [...options].sort((one, other) =>
      facet === "category" || facet === "status"
        ? ids.indexOf(one.value) - ids.indexOf(other.value)
        : other.total - one.total || names.compare(labelOf(one), labelOf(other)),
    );
  };
  const boxOf = (facet: Facet, options: readonly (Option & { id: number })[], isOpen: boolean) => {
    const chosen = el("span", { class: "count" });
    const lines = order(facet, options).map((option) => {
      const input = el("input", { type: "checkbox", name: facet, value: option.value });
      input.addEventListener("change", () => change(toggled(current(), facet, option.value)));
      const sign = facet === "category" ? categories.get(option.value) : undefined;
      const count = el("span", { class: "option-count" });
      const label = el("label", {}, input, sign && categorySign(sign), el("span", {}, labelOf(option)), " ", count);
      return { ...option, input, count, label };
    });
    const list = el("ul", { "aria-label": t(NAMES[facet]) }, ...lines.map(({ label }) => el("li", {}, label)));
    const summary = el("summary", {}, t(NAMES[facet]), " ", chosen);
    return { facet, chosen, lines, summary, details: el("details", { open: isOpen }, summary, list) };
  };
  let facets = facetsOf(story.events);
  let boxes: ReturnType<typeof boxOf>[] = [];
  const build = () => {
    const numbered = facets.options.map((option, id) => ({ ...option, id }));
    const isOpen = (facet: Facet) => boxes.find((one) => one.facet === facet)?.details.open ?? facet === "category";
    boxes = FACETS.flatMap((facet) => {
      const options = numbered.filter((option) => option.facet === facet);
      // One value for all leaves nothing to choose.
      return options.length < 2 ? [] : [boxOf(facet, options, isOpen(facet))];
    });
    box.replaceChildren(...boxes.map(({ details }) => details));
  };
  build();

  let latest: [ReaderState, TimeSlice, Failures] | undefined;
  const refresh = () => {
    if (!latest || box.hidden) return;
    const [{ filters }, { standings }, failures] = latest;
    const counts = facets.counts(failures, (index) => isShown(standings[index]));
    for (const { facet, chosen, lines } of boxes) {
      setText(chosen, filters[facet].length ? number(filters[facet].length) : "");
      for (const { id, value, input, count, label } of lines) {
        input.checked = filters[facet].includes(value);
        setText(count, number(counts[id] ?? 0));
        label.classList.toggle("none", counts[id] === 0);
      }
    }
  };

  return {
    renew() {
      const active = document.activeElement;
      const focused = boxes.find(({ details }) => details.contains(active));
      facets = facetsOf(story.events);
      build();
      if (!focused) return;
      const again = boxes.find(({ facet }) => facet === focused.facet);
      const line = active instanceof HTMLInputElement && again?.lines.find(({ value }) => value === active.value);
      (line ? line.input : (again?.summary ?? open)).focus({ preventScroll: true });
    },
    update(state, slice, failures) {
      latest = [state, slice, failures];
      const { filters } = state;
      if (filters.q !== "" && search.reach === "own") void search.widen();
      // What is being typed is newer than what is shown.
      if (typing === undefined && document.activeElement !== field) field.value = filters.q;
      const chosen = activeCount(filters);
      // The list names the places that are shown alone, and offers all of them again.
      summary.hidden = chosen === filters.place.length;
      setText(active, chosen ? plural("filter.active", chosen) : "");
      const said = { own: "", all: "", loading: t("search.loading"), failed: t("search.failed") }[search.reach];
      reach.hidden = said === "";
      setText(reach, said);
      refresh();
    },
  };
}
