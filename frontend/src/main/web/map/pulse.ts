/** What is new beats once, so that it is seen at a glance. */

/** With more signs at once nothing stands out. */
const MOST_SIGNS = 24;
const MOST_EVENTS = 500;
const BEAT = { duration: 700, easing: "ease-out" };

/** @param signs tells what stands for an event on the map now */
export function createPulse(signs: (key: string) => readonly Element[]) {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  return (events: readonly { readonly key: string }[]): void => {
    if (still.matches || events.length > MOST_EVENTS) return;
    const found = new Set(events.flatMap(({ key }) => signs(key)));
    if (found.size > MOST_SIGNS) return;
    for (const sign of found) {
      // From there to what it is anyway.
      sign.animate([{ ...(sign instanceof SVGElement ? { strokeWidth: "6px" } : { scale: 1.5 }), offset: 0 }], BEAT);
    }
  };
}
