/** Keeps the timeline in sight while the page scrolls below it; but not where it would leave the page too little room. */

/** Of the window's height. */
const MOST = 0.45;

export function keepInSight(timeline: HTMLElement): void {
  const judge = () => timeline.classList.toggle("sticky", timeline.offsetHeight <= innerHeight * MOST);
  new ResizeObserver(judge).observe(timeline);
  addEventListener("resize", judge);
}
