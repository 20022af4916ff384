/** A small bar that shows how closely a time is known. It says nothing that the date's words beside it do not. */
import { el } from "../dom/element.ts";
import type { When } from "../story/when.ts";

/** Time runs from left to right in it, as on the slider. */
export function whenSign({ shape, start, end }: When): HTMLElement {
  const edges = [...start.map((edge) => `start-${edge}`), ...end.map((edge) => `end-${edge}`)];
  const classes = ["when-sign", `when-${shape}`, ...(edges.length > 0 ? ["edged", ...edges] : [])];
  return el("span", { class: classes.join(" "), "aria-hidden": "true" });
}
