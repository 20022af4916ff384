/** The script of articles: defines <chrono-map>, and lets links and steps of the article drive it. Harmless when included twice. */
import { driveByLinks, driveBySteps } from "./article.ts";
import { defineElement } from "./element.ts";

const NAME = "chrono-map";

if (!customElements.get(NAME)) {
  // Only while a classic script runs is it known which one it is.
  const own = document.currentScript;
  const root = new URL(".", own instanceof HTMLScriptElement ? own.src : document.baseURI).href;
  Object.assign(window, { ChronoMap: defineElement(NAME, root) });
  driveByLinks(NAME);
  driveBySteps(NAME);
}
