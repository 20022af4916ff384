/** Whether anybody may be looking: the page is seen, and in an article the widget is on screen. */

/** @param graceMs how long one may look away without being taken for gone */
export function watchAttention(graceMs: number, changed: (attentive: boolean) => void): void {
  let inSight = false;
  let told: boolean | undefined;
  let leaving: number | undefined;
  const tell = (attentive: boolean) => {
    clearTimeout(leaving);
    leaving = undefined;
    if (attentive === told) return;
    told = attentive;
    changed(attentive);
  };
  const judge = () => {
    if (inSight && !document.hidden) tell(true);
    else if (told) leaving ??= window.setTimeout(tell, graceMs, false);
  };
  // In a frame this tells of the article's window too, though the frame may not look at it.
  new IntersectionObserver(([entry]) => {
    inSight = entry?.isIntersecting ?? true;
    judge();
  }).observe(document.documentElement);
  document.addEventListener("visibilitychange", judge);
  // A page that is kept for the way back must hold no connection.
  addEventListener("pagehide", () => tell(false));
  addEventListener("pageshow", judge);
}
