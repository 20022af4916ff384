/**
 * What lies on the ground where there is more to show than the built-in map: streets of a file, drawn where they are needed, or
 * another's tiles. It imports nothing that a page loads at first, or that would be cut into pieces for it.
 */
import type * as L from "leaflet";
import type { Ground } from "../../story/types.ts";
import { boundsOf, coverageOf } from "./coverage.ts";
import type { OfMap } from "./streets.ts";

/** From here on the built-in map has less to show than a file. */
const STREETS_FROM = 10;
const OSM = "OpenStreetMap";
const OSM_LICENCE = "https://www.openstreetmap.org/copyright";

export function addGround(map: L.Map, { streets, tiles, maxZoom }: Ground, ofMap: OfMap): void {
  if (tiles) {
    // Above the built-in map, which is seen until they come and where they do not.
    map.createPane("tiles").style.zIndex = "160";
    const options: L.TileLayerOptions = {
      pane: "tiles",
      maxZoom,
      attribution: credits(tiles.credits),
      // Some hosts serve only who says from where it asks: the site, and nothing more.
      referrerPolicy: "strict-origin",
    };
    import("./leaflet-tiles.js").then(({ tileLayer }) => tileLayer(tiles.url, options).addTo(map)).catch(console.warn);
  }
  if (streets) watch(map, streets, maxZoom, ofMap);
}

function watch(map: L.Map, streets: NonNullable<Ground["streets"]>, maxZoom: number, ofMap: OfMap): void {
  const attribution = credits(streets.credits);
  const covers = coverageOf(streets.bounds);
  let credited = false;
  let draw: (() => void) | undefined;
  let loading = false;

  let told = false;
  const failed = (error: unknown, retry: () => void) => {
    console.warn(error);
    if (told) return;
    told = true;
    ofMap.failed(() => {
      told = false;
      retry();
    });
  };
  const load = () => {
    loading = true;
    import("./streets.ts")
      .then(({ createStreets }) => {
        draw = createStreets(map, streets, STREETS_FROM, { ...ofMap, covers, failed });
        draw();
      })
      .catch((error) => failed(error, load))
      .finally(() => {
        loading = false;
      });
  };
  const look = () => {
    const zoom = map.getZoom();
    const covered = covers(boundsOf(map));
    // From afar a mark may lead anywhere; who is deeper already is not lifted up.
    map.setMaxZoom(covered || zoom < ofMap.builtInZoom ? maxZoom : zoom);
    const seen = zoom >= STREETS_FROM && covered;
    if (seen !== credited) {
      credited = seen;
      if (seen) map.attributionControl.addAttribution(attribution);
      else map.attributionControl.removeAttribution(attribution);
    }
    if (draw) draw();
    else if (seen && !loading) load();
  };
  map.on("moveend resize", look);
  map.on("refined", () => draw?.());
  look();
}

/** As Leaflet takes it: markup. OpenStreetMap asks for a link to its licence. */
function credits(text: string): string {
  const box = document.createElement("span");
  for (const [index, piece] of text.split(OSM).entries()) {
    if (index > 0) {
      const link = document.createElement("a");
      link.href = OSM_LICENCE;
      link.target = "_blank";
      link.rel = "noopener";
      link.textContent = OSM;
      box.append(link);
    }
    box.append(piece);
  }
  return box.innerHTML;
}
