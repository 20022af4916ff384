/** The filters to choose from: a box for each kind, with how many of what is shown each of its options gives. */
import { el, setText } from "../dom/element.ts";
import { type Facets, facetsOf, type Option } from "../filter/facets.ts";
import type { Failures } from "../filter/failures.ts";
import { FACETS, type Facet, toggled } from "../filter/filters.ts";
import type { Key } from "../i18n/messages.ts";
import { categorySign } from "../signs/patterns.ts";
import type { StoryContext } from "../state/context.ts";
import { type ReaderState, withFilters, withUndated } from "../state/state.ts";
import { countedOf } from "../story/counted.ts";
import type { TimeSlice } from "../story/slice.ts";
import { STATUSES } from "../story/types.ts";
import { isShownAt } from "../time/standings.ts";

const NAMES: Readonly<Record<Facet, Key>> = {
  category: "details.category",
  status: "details.status",
  actor: "details.actors",
  place: "details.where",
  source: "details.sources",
};

type NumberedOption = Option & { readonly id: number };

export interface FacetBoxes {
  /** To be called while they are seen. */
  update(state: ReaderState, slice: TimeSlice, failures: Failures): void;
  /** The story has changed: what has the focus keeps it, or `otherwise` gets it. */
  renew(otherwise: HTMLElement): void;
}

/** @param box what holds them */
export function createFacetBoxes(
  { story, categories, placeNames, translator, store }: StoryContext,
  box: HTMLElement,
): FacetBoxes {
  const { t, find, number } = translator;
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
  const order = (facet: Facet, options: readonly NumberedOption[]) => {
    const names = new Intl.Collator(translator.lang);
    const ids = facet === "category" ? [...categories.keys()] : (STATUSES as readonly string[]);
    return [...options].sort((one, other) =>
      facet === "category" || facet === "status"
        ? ids.indexOf(one.value) - ids.indexOf(other.value)
        : other.total - one.total || names.compare(labelOf(one), labelOf(other)),
    );
  };
  const boxOf = (facet: Facet, options: readonly NumberedOption[], isOpen: boolean) => {
    const chosen = el("span", { class: "count" });
    const lines = order(facet, options).map((option) => {
      const input = el("input", { type: "checkbox", name: facet, value: option.value });
      input.addEventListener("change", () =>
        store().apply((state) => withFilters(toggled(state.filters, facet, option.value))(state)),
      );
      const sign = facet === "category" ? categories.get(option.value) : undefined;
      const count = el("span", { class: "option-count" });
      const label = el("label", {}, input, sign && categorySign(sign), el("span", {}, labelOf(option)), " ", count);
      return { ...option, input, count, label };
    });
    const list = el("ul", { "aria-label": t(NAMES[facet]) }, ...lines.map(({ label }) => el("li", {}, label)));
    const summary = el("summary", {}, t(NAMES[facet]), " ", chosen);
    return { facet, chosen, lines, summary, details: el("details", { open: isOpen }, summary, list) };
  };
  const onMap = el("input", { type: "checkbox", name: "undated" });
  onMap.addEventListener("change", () => store().apply(withUndated(onMap.checked)));
  const onMapLine = el("label", {}, onMap, t("filter.undated"));
  /** Undefined until they are first seen. */
  let facets: Facets | undefined;
  let boxes: ReturnType<typeof boxOf>[] = [];
  const build = () => {
    facets = facetsOf(story.events);
    const numbered = facets.options.map((option, id) => ({ ...option, id }));
    const isOpen = (facet: Facet) => boxes.find((one) => one.facet === facet)?.details.open ?? facet === "category";
    boxes = FACETS.flatMap((facet) => {
      const options = numbered.filter((option) => option.facet === facet);
      // One value for all leaves nothing to choose.
      return options.length < 2 ? [] : [boxOf(facet, options, isOpen(facet))];
    });
    const hasUndated = countedOf(story.events).start.includes(Infinity);
    box.replaceChildren(
      ...boxes.map(({ details }) => details),
      ...box.querySelectorAll(":scope > .by-number"),
      ...(hasUndated ? [onMapLine] : []),
    );
    return facets;
  };

  return {
    renew(otherwise) {
      if (!facets) return;
      const active = document.activeElement;
      const focused = boxes.find(({ details }) => details.contains(active));
      build();
      if (active === onMap) onMap.focus({ preventScroll: true });
      if (!focused) return;
      const again = boxes.find(({ facet }) => facet === focused.facet);
      const line = active instanceof HTMLInputElement && again?.lines.find(({ value }) => value === active.value);
      (line ? line.input : (again?.summary ?? otherwise)).focus({ preventScroll: true });
    },
    update({ filters, undated }, { standings }, failures) {
      onMap.checked = undated;
      const counts = (facets ?? build()).counts(failures, (index) => isShownAt(standings[index]));
      for (const { facet, chosen, lines } of boxes) {
        setText(chosen, filters[facet].length ? number(filters[facet].length) : "");
        for (const { id, value, input, count, label } of lines) {
          input.checked = filters[facet].includes(value);
          setText(count, number(counts[id] ?? 0));
          label.classList.toggle("none", counts[id] === 0);
        }
      }
    },
  };
}
