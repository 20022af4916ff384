/** Marks what a scene is about wherever it is drawn, by one style rule: list and map need not know of scenes. */

const sheet = new CSSStyleSheet();
let adopted = false;

/** @param ids of incidents and movements; made of letters, digits and hyphens alone */
export function showHighlight(ids: readonly string[]): void {
  if (!adopted) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  adopted = true;
  sheet.replaceSync(rulesFor(ids));
}

export function rulesFor(ids: readonly string[]): string {
  if (ids.length === 0) return "";
  const rows = ids.map((id) => `#list li[data-id="${id}"] > .row`).join();
  const arcs = ids.map((id) => `path.arc[data-movement="${id}"]`).join();
  return `${rows}{box-shadow:inset 3px 0 var(--accent)}[dir=rtl] :is(${rows}){box-shadow:inset -3px 0 var(--accent)}${arcs}{stroke-width:3.5}`;
}
