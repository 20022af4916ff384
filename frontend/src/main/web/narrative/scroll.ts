/** Tells which card of a scrolled column is being read, and brings one to where it is. */

/** Below the column's own bar: the first card that reaches below this line is the one being read. */
const LINE_PX = 150;
/** As long as browsers glide that are not busy. Its end is not asked for, since a glide that another takes over from ends too. */
const GLIDE_MS = 900;
/** A busy browser glides on for as long as the column moves. */
const REST_MS = 100;

export interface Scrolling {
  to(index: number, glide: boolean): void;
  stop(): void;
}

/** @param onRead called with the card being read whenever the reader scrolls to another */
export function followScroll(
  scroller: HTMLElement,
  cards: readonly HTMLElement[],
  onRead: (index: number) => void,
): Scrolling {
  const below = new Set<number>();
  const indexOf = new Map<Element, number>(cards.map((card, index) => [card, index]));
  let gliding: number | undefined;
  const rest = () => {
    clearTimeout(gliding);
    gliding = undefined;
  };
  const glideOn = (before?: number) => {
    const top = scroller.scrollTop;
    gliding = top === before ? undefined : window.setTimeout(glideOn, REST_MS, top);
  };
  // Who scrolls takes over from it.
  const listening = new AbortController();
  const { signal } = listening;
  for (const type of ["wheel", "touchmove"]) scroller.addEventListener(type, rest, { passive: true, signal });
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const index = indexOf.get(target) ?? 0;
        if (isIntersecting) below.add(index);
        else below.delete(index);
      }
      if (gliding === undefined && below.size > 0) onRead(Math.min(...below));
    },
    { root: scroller, rootMargin: `-${LINE_PX}px 0px 0px 0px` },
  );
  for (const card of cards) observer.observe(card);
  return {
    stop() {
      observer.disconnect();
      listening.abort();
      rest();
    },
    to(index, glide) {
      const card = cards[index];
      if (!card || (gliding === undefined && Math.min(...below) === index)) return;
      const still = !glide || matchMedia("(prefers-reduced-motion: reduce)").matches;
      clearTimeout(gliding);
      gliding = window.setTimeout(still ? rest : glideOn, GLIDE_MS);
      card.scrollIntoView({ block: "start", behavior: still ? "instant" : "smooth" });
    },
  };
}
