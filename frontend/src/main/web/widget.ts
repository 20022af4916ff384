/** The widget in an article: map and time, with list and details as a sheet over the map; driven by the article's page. */
import { part } from "./dom/element.ts";
import { speakWithParent } from "./embed/frame.ts";
import type { Reading, View } from "./reading/reading.ts";
import { start } from "./reading/start.ts";
import { createShareButton } from "./share/share.ts";
import { createSheet } from "./widget/sheet.ts";
import { sleepOffScreen } from "./widget/sleep.ts";

void start({ manners: { inArticle: true }, waterAtOnce: false, views });

function views(reading: Reading): readonly View[] {
  const { config, translator, address, store } = reading;
  const reader = new URL(config.base, document.baseURI);
  const link = () => {
    const here = new URL(address.write(reader.href, store().state));
    here.searchParams.set("lang", config.lang);
    return here.href;
  };
  const open = part("widget-open", HTMLAnchorElement);
  // Written when it is about to be followed: the state changes more often than that.
  for (const event of ["pointerdown", "focus"]) open.addEventListener(event, () => open.setAttribute("href", link()));
  part("widget-tools", HTMLElement).append(createShareButton(reading, link));
  sleepOffScreen(store);
  return [createSheet(translator), speakWithParent(reading)];
}
