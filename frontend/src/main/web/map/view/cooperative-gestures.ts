/**
 * Lets an article scroll past its map: a wheel zooms only with Ctrl (or Command), and one finger moves the map only once it has
 * tapped it; two fingers always do.
 */
import type * as L from "leaflet";
import { el } from "../../dom/element.ts";
import type { Translator } from "../../i18n/messages.ts";

const HINT_MS = 1500;

export function addCooperativeGestures(map: L.Map, { t }: Translator): void {
  const container = map.getContainer();
  // A screen reader's user neither wheels nor swipes over the map.
  const hint = el("p", { class: "map-guard", "aria-hidden": "true", hidden: true });
  container.append(hint);
  let hiding: number | undefined;
  const say = (text: string) => {
    hint.textContent = text;
    hint.hidden = false;
    clearTimeout(hiding);
    hiding = window.setTimeout(() => {
      hint.hidden = true;
    }, HINT_MS);
  };

  container.addEventListener(
    "wheel",
    (event) => {
      if (event.ctrlKey || event.metaKey) return;
      event.stopPropagation();
      say(t("widget.wheel"));
    },
    { capture: true, passive: true },
  );

  if (!matchMedia("(pointer: coarse)").matches) return;
  const release = () => {
    map.dragging.disable();
    container.classList.remove("in-use");
  };
  release();
  // Not Leaflet's own click, which a country's shape keeps to itself.
  container.addEventListener("click", () => {
    map.dragging.enable();
    container.classList.add("in-use");
    hint.hidden = true;
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && !container.contains(target)) release();
  });
  // A finger outside of the frame tells the frame nothing but that it has lost the focus.
  addEventListener("blur", release);
  container.addEventListener(
    "touchmove",
    ({ touches }) => {
      if (touches.length === 1 && !map.dragging.enabled()) say(t("widget.touch"));
    },
    { passive: true },
  );
}
