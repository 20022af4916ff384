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
  let beats: readonly Animation[] = [];
  return (events: readonly { readonly key: string }[]): void => {
    if (events.length === 0) return;
    const now = performance.now();
    const isFast = now - last < LEAST_APART_MS;
    last = now;
    if (isFast) for (const beat of beats) beat.cancel();
    beats = [];
    if (isFast || still.matches || events.length > MOST_EVENTS) return;
    const found = new Set(events.flatMap(({ key }) => signs(key)));
    if (found.size > MOST_SIGNS) return;
    // From there to what it is anyway.
    beats = [...found].map((sign) => {
      if (sign instanceof SVGElement) return sign.animate([{ strokeWidth: "6px", offset: 0 }], BEAT);
      if (sign.classList.contains("mark-cluster")) return flash(sign);
      return sign.animate([{ scale: 1.5, offset: 0 }], BEAT);
    });
  };
}

/** A cluster is drawn on a canvas beneath its button. */
function flash(cluster: Element): Animation {
  const ring = el("i");
  ring.style.cssText = "position:absolute;inset:0;border-radius:50%;outline:3px solid var(--ink)";
  cluster.append(ring);
  const beat = ring.animate([{ opacity: 1, offset: 0 }, { opacity: 0 }], BEAT);
  beat.onfinish = () => ring.remove();
  beat.oncancel = beat.onfinish;
  return beat;
}
