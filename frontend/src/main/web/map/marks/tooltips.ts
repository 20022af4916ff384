/** A small card beside what is pointed at or has the focus. It can be pointed at itself, and Escape takes it away (WCAG 1.4.13). */
import * as L from "leaflet";
import { el, freeId } from "../../dom/element.ts";

const LEAVE_MS = 250;

type Target = GlobalEventHandlers & Element;

export interface Tooltips {
  /** @param say what the card says now; nothing to say, no card */
  wire(target: Target, say: () => readonly Node[]): void;
  hide(): void;
  /** Says anew what is shown. */
  retell(): void;
}

export function createTooltips(container: HTMLElement): Tooltips {
  const box = el("div", { class: "map-hint", id: freeId("map-hint"), role: "tooltip", hidden: true });
  container.append(box);
  L.DomEvent.disableClickPropagation(box);
  L.DomEvent.disableScrollPropagation(box);
  let shown: Target | undefined;
  let saying: () => readonly Node[];
  let leaving: number | undefined;

  const hide = () => {
    clearTimeout(leaving);
    shown?.removeAttribute("aria-describedby");
    shown = undefined;
    box.hidden = true;
  };
  const leave = () => {
    clearTimeout(leaving);
    leaving = window.setTimeout(hide, LEAVE_MS);
  };
  const show = (target: Target, say: () => readonly Node[], beside: Boxed = target) => {
    clearTimeout(leaving);
    if (shown === target) return;
    const words = say();
    hide();
    if (words.length === 0 || target.getAttribute("aria-expanded") === "true") return;
    shown = target;
    saying = say;
    box.replaceChildren(...words);
    box.hidden = false;
    target.setAttribute("aria-describedby", box.id);
    placeBeside(box, beside, container);
  };
  box.addEventListener("pointerenter", () => clearTimeout(leaving));
  box.addEventListener("pointerleave", leave);
  container.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !shown) return;
      event.stopPropagation();
      hide();
    },
    true,
  );
  return {
    hide,
    retell: () => shown && box.replaceChildren(...saying()),
    wire(target, say) {
      target.addEventListener("pointerenter", (event) => {
        // A finger's touch is a click, which shows more.
        if (event.pointerType === "touch") return;
        // A line is as wide as the way it goes.
        const here = { getBoundingClientRect: () => new DOMRect(event.clientX, event.clientY) };
        show(target, say, target instanceof SVGElement ? here : target);
      });
      target.addEventListener("pointerleave", leave);
      target.addEventListener("click", hide);
      // Who listens for the focus of a line makes a nameless tab stop of it in Chromium.
      if (target instanceof SVGElement) return;
      target.addEventListener("focus", () => {
        if (target.matches(":focus-visible")) show(target, say);
      });
      target.addEventListener("blur", leave);
    },
  };
}

const GAP = 8;
/** What the legend takes of the top, which lies over the map: nothing of a card may be below it. */
const LEGEND_PX = 44;

type Boxed = Pick<Element, "getBoundingClientRect">;

/** Puts a card over or under its target, where there is more room, and inside the container. */
export function placeBeside(card: HTMLElement, target: Boxed, container: HTMLElement): void {
  const outer = container.getBoundingClientRect();
  const inner = target.getBoundingClientRect();
  const above = inner.top - outer.top - LEGEND_PX;
  const below = outer.bottom - inner.bottom;
  card.style.maxHeight = `${Math.max(above, below) - 2 * GAP}px`;
  const { width, height } = card.getBoundingClientRect();
  const left = inner.left + inner.width / 2 - outer.left - width / 2;
  const under = below > height + GAP || below > above;
  card.style.left = `${Math.max(GAP, Math.min(outer.width - width - GAP, left))}px`;
  const top = under ? inner.bottom - outer.top + GAP : above + LEGEND_PX - height - GAP;
  card.style.top = `${Math.max(LEGEND_PX, top)}px`;
}
