/** The widget in an article: map and time, with list and details as a sheet over the map; driven by the article's page. */

import type { View, ViewContext } from "./app/context.ts";
import { startPage } from "./app/start.ts";
import { part } from "./dom/element.ts";
import { speakWithParent } from "./embed/frame.ts";
import { addCooperativeGestures } from "./map/view/cooperative-gestures.ts";
import { createSheet } from "./widget/sheet.ts";
import { sleepOffScreen } from "./widget/sleep.ts";

startPage({
  inArticle: true,
  guard: addCooperativeGestures,
  waterAtOnce: false,
  tools: "widget-tools",
  link,
  views,
});

function link({ config, address, store }: ViewContext): string {
  const reader = new URL(config.base, document.baseURI);
  const here = new URL(address.write(reader.href, store().state));
  here.searchParams.set("lang", config.lang);
  return here.href;
}

function views(context: ViewContext): readonly View[] {
  const { root, store } = context;
  const open = part(root, "widget-open", HTMLAnchorElement);
  // Written when it is about to be followed: the state changes more often than that.
  for (const event of ["pointerdown", "focus"])
    open.addEventListener(event, () => open.setAttribute("href", link(context)));
  sleepOffScreen(store);
  return [createSheet(context), speakWithParent(context)];
}
