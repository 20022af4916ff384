/** The widget in an article: map and time, with list and details as a sheet over the map; driven by the article's page. */

import type { View, ViewContext } from "./app/context.ts";
import { startPage } from "./app/start.ts";
import { part } from "./dom/element.ts";
import { speakWithParent } from "./embed/frame.ts";
import { createShareButton } from "./share/share.ts";
import { createSheet } from "./widget/sheet.ts";
import { sleepOffScreen } from "./widget/sleep.ts";

startPage({ inArticle: true, waterAtOnce: false, views });

function views(context: ViewContext): readonly View[] {
  const { root, config, address, store } = context;
  const reader = new URL(config.base, document.baseURI);
  const link = () => {
    const here = new URL(address.write(reader.href, store().state));
    here.searchParams.set("lang", config.lang);
    return here.href;
  };
  const open = part(root, "widget-open", HTMLAnchorElement);
  // Written when it is about to be followed: the state changes more often than that.
  for (const event of ["pointerdown", "focus"]) open.addEventListener(event, () => open.setAttribute("href", link()));
  part(root, "widget-tools").append(createShareButton(context, link));
  sleepOffScreen(store);
  return [createSheet(context), speakWithParent(context)];
}
