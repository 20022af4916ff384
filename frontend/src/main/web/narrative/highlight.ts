/** Marks what a scene is about wherever it is drawn, by one style rule: list and map need not know of scenes. */
import { idOf } from "../dom/element.ts";

/**
 * @param story what holds all of the story that is drawn
 * @returns marks incidents and movements by their ids, made of letters, digits and hyphens alone
 */
export function createHighlight(story: HTMLElement): (ids: readonly string[]) => void {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return (ids) => sheet.replaceSync(rulesFor(ids, `#${idOf(story, "story")}`));
}

function rulesFor(ids: readonly string[], story: string): string {
  if (ids.length === 0) return "";
  const rows = ids.map((id) => `${story} li[data-id="${id}"] > .row`).join();
  const arcs = ids.map((id) => `:where(${story}) path.arc[data-movement="${id}"]`).join();
  return `${rows}{box-shadow:inset 3px 0 var(--accent)}[dir=rtl] :is(${rows}){box-shadow:inset -3px 0 var(--accent)}${arcs}{stroke-width:3.5}`;
}
