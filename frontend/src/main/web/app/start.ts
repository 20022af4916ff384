/** Begins a page: reads what the server wrote into it, loads the story beside the map's script and outlines, and shows it. */
import { part } from "../dom/element.ts";
import { translator as createTranslator } from "../i18n/messages.ts";
import type { World } from "../map/basemap.ts";
import { loadJson, loadStory, readConfig } from "../story/load.ts";
import { openStory } from "./app.ts";
import type { PageOptions } from "./context.ts";
import { createNotices } from "./notices.ts";

export async function startPage(page: PageOptions, root = document.body): Promise<void> {
  const config = readConfig(root);
  const translator = createTranslator(config.messages, config.lang);
  const notice = createNotices(root, translator);
  const mapScript = import("../map/map.ts");
  const world = loadJson<World>(config.assets.world);
  // Awaited when the map is made; without this a failure in the meantime would count as unhandled.
  mapScript.catch(() => undefined);
  world.catch(() => undefined);
  const loading = part(root, "loading");
  const load = async () => {
    try {
      const story = await loadStory(config);
      loading.hidden = true;
      openStory({ root, config, story, translator, notice, mapScript, world }, page);
    } catch (error) {
      loading.hidden = true;
      notice(translator.t("load.failed"), error, () => {
        loading.hidden = false;
        void load();
      });
    }
  };
  await load();
}
