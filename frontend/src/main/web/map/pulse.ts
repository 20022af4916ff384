/** What is new beats once, so that it is seen at a glance. */

import { el } from "../dom/element.ts";

/** With more signs at once nothing stands out. */
const MOST_SIGNS = 24;
const MOST_EVENTS = 500;
/** When time runs faster than that, all would beat at once. */
const LEAST_APART_MS = 350;
const BEAT = { duration: 700, easing: "ease-out" };

/** @param signs tells what stands for an event on the map now */
export function createPulse(signs: (key: string) => readonly Element[]) {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let last = -Infinity;
  return (events: readonly { readonly key: string }[]): void => {
    if (events.length === 0) return;
    const now = performance.now();
    const isFast = now - last < LEAST_APART_MS;
    last = now;
    if (isFast || still.matches || events.length > MOST_EVENTS) return;
    const found = new Set(events.flatMap(({ key }) => signs(key)));
    if (found.size > MOST_SIGNS) return;
    for (const sign of found) {
      // From there to what it is anyway.
      if (sign instanceof SVGElement) sign.animate([{ strokeWidth: "6px", offset: 0 }], BEAT);
      else if (sign.classList.contains("mark-cluster")) flash(sign);
      else sign.animate([{ scale: 1.5, offset: 0 }], BEAT);
    }
  };
}

/** A cluster is drawn on a canvas beneath its button. */
function flash(cluster: Element): void {
  const ring = el("i");
  ring.style.cssText = "position:absolute;inset:0;border-radius:50%;outline:3px solid var(--ink)";
  cluster.append(ring);
  ring.animate([{ opacity: 1, offset: 0 }, { opacity: 0 }], BEAT).onfinish = () => ring.remove();
}
