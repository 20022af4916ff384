/** The search field and the filters above the list, with how many of what is shown each option gives. */

import { el, freeId, part, setHidden, setText } from "../dom/element.ts";
import type { Failures } from "../filter/failures.ts";
import { activeCount, NO_FILTERS } from "../filter/filters.ts";
import type { StoryContext } from "../state/context.ts";
import { type ReaderState, withFilters } from "../state/state.ts";
import type { TimeSlice } from "../story/slice.ts";
import { createFacetBoxes, type FacetBoxes } from "./facet-boxes.ts";

const TYPED_AFTER_MS = 200;

export interface FilterPanel {
  /** @param failures which filters keep each event out */
  update(state: ReaderState, slice: TimeSlice, failures: Failures): void;
  /** The story has changed. */
  renew(): void;
}

export function createFilterPanel(context: StoryContext): FilterPanel {
  const { root, translator, search, store } = context;
  const { t, plural } = translator;
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

  const facetBoxes = createFacetBoxes(context, box);
  let latest: Parameters<FacetBoxes["update"]> | undefined;
  const refresh = () => {
    if (latest && !box.hidden) facetBoxes.update(...latest);
  };

  return {
    renew: () => facetBoxes.renew(open),
    update(state, slice, failures) {
      const { filters } = state;
      latest = [state, slice, failures];
      if (filters.q !== "" && search.reach === "own") void search.widen();
      // What is being typed is newer than what is shown.
      if (typing === undefined && document.activeElement !== field) field.value = filters.q;
      const chosen = activeCount(filters);
      // The list names the places that are shown alone, and offers all of them again.
      setHidden(summary, chosen === filters.place.length);
      setText(active, chosen ? plural("filter.active", chosen) : "");
      const said = {
        own: "",
        all: "",
        loading: t("search.loading"),
        failed: t("search.failed"),
        unanswered: t("search.unanswered"),
      }[search.reach];
      setHidden(reach, said === "");
      setText(reach, said);
      refresh();
    },
  };
}
