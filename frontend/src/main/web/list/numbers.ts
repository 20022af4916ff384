/**
 * The number that a story's marks are sized by, beside the map: its sum over what shows, and a filter by it. Loaded where a story has
 * one.
 */
import { el, part, setHidden, setText } from "../dom/element.ts";
import type { StoryContext } from "../state/context.ts";
import type { ReaderState } from "../state/state.ts";
import type { TimeSlice } from "../story/slice.ts";
import { figuresOf, nothing, type Sum } from "../story/sum.ts";

export interface Numbers {
  update(state: ReaderState, shown: ReaderState | undefined, slice: TimeSlice): void;
  /** The story has changed: an update follows. */
  renew(): void;
}

export function createNumbers(
  { root, story, translator, store, lent }: StoryContext,
  withFilters: typeof import("../state/state.ts").withFilters,
): Numbers {
  const { t, number } = translator;
  const { countText, countedText, createFollower, shownCode } = lent;
  const key = story.info.sizeBy ?? "";
  const label = countedText(key, story.info.numbers, translator);
  let figures = figuresOf(story.events, key, lent);
  let sum = nothing();
  const follower = createFollower(
    (slice) => {
      sum = nothing();
      for (const event of slice.standings.keys()) figures.add(sum, event, shownCode(slice, event), 1);
    },
    (event, before, after) => {
      figures.add(sum, event, before, -1);
      figures.add(sum, event, after, 1);
    },
  );
  const said = el("p", { class: "count" });
  part(root, "list-count").after(said);

  const inputs = [0, 1].map(() => el("input", { type: "number", min: "0", step: "any" }));
  for (const { style } of inputs) Object.assign(style, { width: "7em", height: "auto" });
  const [from, to] = inputs as [HTMLInputElement, HTMLInputElement];
  const line = (name: "number.atLeast" | "number.atMost", input: HTMLInputElement) =>
    el("li", {}, el("label", {}, t(name, "").trim(), " ", input));
  const lines = el("ul", { "aria-label": label }, line("number.atLeast", from), line("number.atMost", to));
  const box = el("details", { class: "by-number" }, el("summary", {}, label), lines);
  for (const input of inputs) {
    input.addEventListener("change", () => {
      const typed = [from, to].map(({ valueAsNumber }) => (valueAsNumber >= 0 ? valueAsNumber : undefined));
      // The wrong way round it would be none.
      const [low = "..", high = ".."] = typed.includes(undefined) ? typed : typed.sort((a = 0, b = 0) => a - b);
      const range = low === high && low === ".." ? "" : `${low}/${high}`;
      store().apply((state) => withFilters({ ...state.filters, number: range })(state));
    });
  }

  return {
    update({ filters }, _, slice) {
      follower.follow(slice);
      // Whoever filters comes to have the panel.
      if (!box.isConnected) root.querySelector(".filters")?.append(box);
      setHidden(said, sum.incidents + sum.movements + sum.without === 0);
      setText(said, sumText(sum));
      const bounds = filters.number.split("/");
      inputs.forEach((input, end) => {
        const bound = bounds[end] ?? bounds[0] ?? "";
        const shown = bound === ".." ? "" : bound;
        if (input !== document.activeElement && input.value !== shown) input.value = shown;
      });
    },
    renew() {
      figures = figuresOf(story.events, key, lent);
      follower.forget();
    },
  };

  function sumText({ low, high, open, incidents, movements, without }: Sum): string {
    // Thousandths that were added and taken away leave dust.
    const [least, most] = [low, high].map((figure) => number(Math.round(figure * 1000) / 1000)) as [string, string];
    const told = open ? t("number.atLeast", least) : least === most ? least : t("number.range", least, most);
    const where = countText(
      { incidents, movements, possible: 0, planned: 0, retracted: 0, undated: 0, newInStep: 0 },
      translator,
    );
    const untold = t("sized.without", number(without));
    if (incidents + movements === 0) return t("sized.sum", label, "–", untold);
    return t("sized.sum", label, told, without ? t("count.also", where, untold) : where);
  }
}
