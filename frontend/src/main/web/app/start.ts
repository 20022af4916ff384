/** Begins a page's stories: reads what the server wrote, loads each story beside the map's script and outlines, and shows it. */
import { part } from "../dom/element.ts";
import { translator as createTranslator } from "../i18n/messages.ts";
import type { World } from "../map/base/basemap.ts";
import { loadJson, loadStory } from "../story/load.ts";
import type { Config } from "../story/types.ts";
import { openStory } from "./app.ts";
import type { LoadedStory, PageOptions } from "./context.ts";
import { createNotices } from "./notices.ts";

/** What holds a data block is the root of a story: the page's body, or, where it is not alone in the page, a part of it. */
export function startPage(page: PageOptions): void {
  for (const { parentElement, textContent } of document.querySelectorAll(".chronomap")) {
    if (parentElement) void startStory(page, parentElement, JSON.parse(textContent ?? ""));
  }
}

async function startStory(page: PageOptions, root: HTMLElement, config: Config): Promise<void> {
  const own = `${config.base}?lang=${config.lang}&${root.dataset["query"] ?? ""}`;
  const here = root === document.body ? location : new URL(own, document.baseURI);
  const translator = createTranslator(config.messages, config.lang);
  const notice = createNotices(root, translator);
  const mapScript = import("../map/map.ts");
  const world = loadJson<World>(config.assets.world);
  // Awaited when the map is made; without this a failure in the meantime would count as unhandled.
  mapScript.catch(() => undefined);
  world.catch(() => undefined);
  const loading = part(root, "loading");
  const opening = { root, here, config, translator, notice, mapScript, world };
  const load = async () => {
    loading.hidden = false;
    const ready = () => {
      loading.hidden = true;
    };
    try {
      if (config.large) await (await import("./large-story.ts")).openLarge(opening, page, ready);
      else openStory({ ...opening, story: await loadStory(config) }, page, ready);
    } catch (error) {
      ready();
      await toTryAgain(opening, error);
      await load();
    }
  };
  await load();
}

/** Says what could not be had, until the reader wants to try again. */
export function toTryAgain(
  { notice, translator }: Pick<LoadedStory, "notice" | "translator">,
  error: unknown,
): Promise<void> {
  return new Promise((retry) => notice(translator.t("load.failed"), error, retry));
}
