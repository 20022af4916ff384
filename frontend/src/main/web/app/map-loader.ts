/** Brings the map onto the page: its script and outlines come by themselves, and neither the list nor the timeline waits for them. */
import { part } from "../dom/element.ts";
import { whenIdle } from "../dom/idle.ts";
import type { Water, World } from "../map/base/basemap.ts";
import type { MapOptions, StoryMap } from "../map/map.ts";
import { loadJson } from "../story/load.ts";
import type { PageOptions, ViewContext } from "./context.ts";

export interface LoadOptions extends Pick<MapOptions, "guard" | "disputes">, Pick<PageOptions, "waterAtOnce"> {
  /** Told the map when it stands. */
  drawn(map: StoryMap): void;
  failed(error: unknown): void;
}

/** Without its outlines the map shows the story alone. */
export async function loadMap(context: ViewContext, options: LoadOptions): Promise<void> {
  const { root, config, mapScript, translator, notice } = context;
  const drawWater = (map: StoryMap): void => {
    loadJson<Water>(config.assets.water)
      .then(map.addWater)
      .catch((error) => notice(translator.t("map.waterFailed"), error, () => drawWater(map)));
  };
  const drawNames = (map: StoryMap): void => {
    map.addNames().catch((error) => notice(translator.t("map.namesFailed"), error, () => drawNames(map)));
  };
  const draw = async (outlines: World | undefined) => {
    const { createMap } = await mapScript;
    const container = part(root, "map");
    const map = await createMap(context, { ...options, container, outlines, notice });
    options.drawn(map);
    performance.mark("chronomap-map");
    // Another's tiles are named by whoever made them.
    if (!config.ground?.tiles) whenIdle(() => drawNames(map));
    if (!outlines) return;
    if (options.waterAtOnce) whenIdle(() => drawWater(map));
    else container.addEventListener("pointerdown", () => drawWater(map), { once: true });
  };
  await context.world
    .then(draw, async (error) => {
      await draw(undefined);
      options.failed(error);
    })
    .catch(options.failed);
}
