/** Off screen, or in a tab that is not seen, time stands still; back in sight it goes on. */
import { pause } from "../state/state.ts";
import type { Store } from "../state/store.ts";

export function sleepOffScreen(store: () => Store): void {
  let inSight = true;
  let playing: 0 | 1 | -1 = 0;
  const judge = () => {
    const awake = inSight && !document.hidden;
    const { state } = store();
    if (!awake && state.playing) {
      playing = state.playing;
      store().apply(pause);
    } else if (awake && playing) {
      const direction = playing;
      playing = 0;
      store().apply((now) => (now.playing ? now : { ...now, playing: direction }));
    }
  };
  // In a frame this tells of the article's window too, though the frame may not look at it.
  new IntersectionObserver(([entry]) => {
    inSight = entry?.isIntersecting ?? true;
    judge();
  }).observe(document.documentElement);
  document.addEventListener("visibilitychange", judge);
}
