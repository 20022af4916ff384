/** The sheet over the widget's map: the list, when it is asked for, and whatever is selected. */

import type { View, ViewContext } from "../app/context.ts";
import { el, idOf, part } from "../dom/element.ts";

export function createSheet({ root, translator: { t } }: ViewContext): View {
  const panel = part(root, "panel");
  const button = el("button", { type: "button", class: "plain-button" }, t("widget.list"));
  button.setAttribute("aria-controls", idOf(panel, "panel"));
  part(root, "widget-tools").append(button);
  let listed = false;
  let selected = false;
  const show = () => {
    panel.hidden = !listed && !selected;
    button.setAttribute("aria-expanded", String(listed));
  };
  button.addEventListener("click", () => {
    listed = !listed;
    show();
    if (listed && !selected) part(root, "list-heading").focus();
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || selected || !listed) return;
    listed = false;
    show();
    button.focus();
  });
  show();
  return {
    update(state, shown) {
      // A place shown alone is what a mark's card asks for, with its list; an address may mean the map.
      const { place } = state.filters;
      if (shown && place.length > 0 && place !== shown.filters.place) listed = true;
      selected = state.selected !== null;
      show();
    },
  };
}
