/**
 * Names of countries, seas, capitals and towns on the base map, in the reader's language. They come last and take what room the
 * story leaves: while time moves they stay where they are, and what the story covers for a while is hidden for a while.
 */
import type * as L from "leaflet";
import type { Story } from "../../../story/load.ts";
import type { Config, Ground } from "../../../story/types.ts";
import type { Box } from "../../labels/collide.ts";
import type { LaidOut } from "../../labels/layout.ts";
import type { Outlines } from "../../outlines.ts";
import type { isInside } from "../../point-in-polygon.ts";
import type { nearLongitude } from "../../world.ts";
import { createFinder, type Sample } from "./in-view.ts";
import { load, nameLoader } from "./loading.ts";
import { addLook } from "./look.ts";
import { type Name, type NamesFile, readNames } from "./name.ts";
import { namesOnMap } from "./on-map.ts";
import { placeNames } from "./place.ts";
import { ruler } from "./ruler.ts";
import { namedByStory } from "./story-names.ts";
import { marksOnMap } from "./taken.ts";

/** Above areas and arcs, below whatever the story names. */
const PANE = { name: "base-names", zIndex: "410" };
/** How far beyond the map names are put, as a share of it: what a drag brings in is there already. */
const AROUND = 0.3;
/** From here on a country may fill the map without any of its own points in it. */
const CLOSE_ZOOM = 6;
/** Between the points at which it may then be named. */
const GRID_PX = 80;

/** What the map's own script gives along: imported from here it would have to be loaded in a file of its own. */
export interface MapParts {
  /** Lays out the story's own names and labels, of which the map then tells. */
  label(): void;
  readonly outlines: Outlines;
  readonly isInside: typeof isInside;
  readonly nearLongitude: typeof nearLongitude;
}

/** What is named: in which language, and beside which places. */
export interface Named {
  readonly config: Pick<Config, "assets" | "files" | "namesLang" | "ground">;
  readonly story: Pick<Story, "places">;
}

/** @returns when the first names stand */
export async function addBaseNames(map: L.Map, { config, story }: Named, parts: MapParts): Promise<void> {
  const names = readNames(await load<NamesFile>(config.assets.names));
  addLook();
  const pane = map.createPane(PANE.name);
  Object.assign(pane.style, { zIndex: PANE.zIndex, pointerEvents: "none", userSelect: "none" });
  pane.setAttribute("aria-hidden", "true");
  pane.lang = config.namesLang;
  const measure = ruler(pane);
  const drawn = namesOnMap(map, pane);
  const further = nameLoader(config);
  let made: ReturnType<typeof createFinder> | undefined;
  const finder = () => {
    made ??= createFinder(
      names.flatMap(({ code }) => code ?? []),
      parts.outlines,
      parts.isInside,
    );
    return made;
  };
  /** What the names were last placed for. */
  let view = "";
  let { places } = story;
  const placeAgain = () => {
    view = "";
    parts.label();
  };

  const place = (laidOut: LaidOut) => {
    const { x, y } = map.containerPointToLayerPoint([0, 0]);
    const size = map.getSize();
    const [wide, high] = [size.x * AROUND, size.y * AROUND];
    const bounds = map.getBounds().pad(AROUND);
    const [first, last] = [Math.floor(bounds.getWest() / 360 + 0.5), Math.floor(bounds.getEast() / 360 + 0.5)];
    const found = map.getZoom() < CLOSE_ZOOM ? undefined : finder()(samples(map));
    const located = names.map((name): Name => {
      const further = name.code !== undefined && found?.get(name.code);
      return further ? { ...name, points: [...name.points, ...further] } : name;
    });
    const { boxes, covers } = marksOnMap(map, laidOut, story.places, parts.nearLongitude);
    drawn.draw(
      placeNames(located, {
        zoom: map.getZoom(),
        view: { left: x + 2, top: y + 2, right: x + size.x - 2, bottom: y + size.y - 2 },
        around: { left: x - wide, top: y - high, right: x + size.x + wide, bottom: y + size.y + high },
        taken: [...laidOut.taken, ...boxes, ...streetsBox(map, config.ground)],
        covers,
        turns: Array.from({ length: last - first + 1 }, (_, turn) => first + turn),
        spot: (at) => map.latLngToLayerPoint(at),
        size: measure.size,
        isStorys: namedByStory(story.places, map, parts.nearLongitude),
      }),
    );
  };
  const complete = async () => {
    const bounds = map.getBounds();
    const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    const found = await further({ west, south, east, north }, map.getZoom());
    names.push(...found);
    if (found.some(({ code }) => code)) made = undefined;
    if (found.length) placeAgain();
  };

  map.on("laidout", (event) => {
    const laidOut = event as unknown as LaidOut;
    const { x, y } = map.containerPointToLayerPoint([0, 0]);
    const now = [map.getZoom(), x, y, map.getPixelOrigin(), map.getSize(), withStreets(map)].join();
    if (now !== view || story.places !== places) {
      view = now;
      places = story.places;
      place(laidOut);
      complete().catch(console.warn);
    }
    drawn.cover(laidOut.taken);
  });
  map.on("streets", parts.label);
  map.on("zoomanim", ({ center, zoom }) => drawn.follow(center, zoom));
  map.on("zoom", () => drawn.follow(map.getCenter(), map.getZoom()));
  void document.fonts.ready.then(() => {
    measure.renew();
    placeAgain();
  });
  parts.label();
}

const withStreets = (map: L.Map) => map.getContainer().classList.contains("with-streets");

/** What a file of streets has, and names by itself. */
function streetsBox(map: L.Map, ground: Ground | undefined): Box[] {
  if (!ground?.streets || !withStreets(map)) return [];
  const [west, south, east, north] = ground.streets.bounds;
  const { x: left, y: top } = map.latLngToLayerPoint([north, west]);
  const { x: right, y: bottom } = map.latLngToLayerPoint([south, east < west ? east + 360 : east]);
  return [{ left, top, right, bottom }];
}

/** Points of a grid that lies fast on the ground while the zoom is the same. */
function samples(map: L.Map): Sample[] {
  const { min, max } = map.getPixelBounds();
  const found: Sample[] = [];
  if (!min || !max) return found;
  for (let x = Math.ceil(min.x / GRID_PX) * GRID_PX; x < max.x; x += GRID_PX) {
    for (let y = Math.ceil(min.y / GRID_PX) * GRID_PX; y < max.y; y += GRID_PX) {
      const { lat, lng } = map.unproject([x, y]);
      found.push({ x, y, at: [lng - 360 * Math.floor(lng / 360 + 0.5), lat] });
    }
  }
  return found;
}
