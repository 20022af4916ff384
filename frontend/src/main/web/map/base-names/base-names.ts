/**
 * Names of countries, seas, capitals and towns on the base map, in the reader's language. They come last and take what room the
 * story leaves: while time moves they stay where they are, and what the story covers for a while is hidden for a while.
 */
import type * as L from "leaflet";
import { el } from "../../dom/element.ts";
import type { StoryContext } from "../../state/context.ts";
import type { Box } from "../collide.ts";
import type { LaidOut } from "../layout.ts";
import { addLook } from "./look.ts";
import { linesOf, type Name, type NamesFile, readNames, readTowns, type TownsFile } from "./name.ts";
import { isTown, overlaps, type Placed, placeNames, type Spot } from "./place.ts";
import { ruler } from "./ruler.ts";
import { namedByStory } from "./story-names.ts";
import { isOfSmallTowns, tilesOf } from "./tiles.ts";

const PANE = "base-names";
/** How far beyond the map names are put, as a share of it: what a drag brings in is there already. */
const AROUND = 0.3;

/** What a mark covers about its place as soon as it shows: a ring, or a pin with its foot. */
const RING = 18;
const PIN = 58;

interface Shown {
  readonly placed: Placed;
  readonly element: HTMLElement;
}

/**
 * @param relabel lays out the story's own names and labels, of which the map then tells
 * @returns when the first names stand
 */
export async function addBaseNames(map: L.Map, { config, story }: StoryContext, relabel: () => void): Promise<void> {
  const { names: address, towns } = config.assets;
  const smallTowns = config.files?.towns.split(" ");
  const load = async <T>(from: string): Promise<T> => {
    const answer = await fetch(from);
    if (!answer.ok) throw new Error(`${from}: ${answer.status}`);
    return (await answer.json()) as T;
  };
  const file = await load<NamesFile>(address);
  addLook();
  const pane = map.createPane(PANE);
  Object.assign(pane.style, { zIndex: "410", pointerEvents: "none", userSelect: "none" });
  pane.setAttribute("aria-hidden", "true");
  pane.lang = config.namesLang;
  const measure = ruler(pane);

  const names: Name[] = readNames(file);
  const tiles = new Set<string>();
  const shown = new Map<string, Shown>();
  let view = "";
  const replace = () => {
    view = "";
    relabel();
  };
  void document.fonts.ready.then(() => {
    measure.renew();
    replace();
  });

  const latLng = ({ name, point, turn }: Placed): L.LatLngTuple => {
    const [lon, lat] = name.points[point] ?? [0, 0];
    return [lat, lon + 360 * turn];
  };
  const put = (element: HTMLElement, { x, y }: Spot) => {
    element.style.transform = `translate3d(${Math.round(x)}px,${Math.round(y)}px,0)`;
  };
  const elementOf = (placed: Placed): HTMLElement => {
    const { name } = placed;
    const text = linesOf(name.text, measure.most(name.kind)).join("\n");
    return el(
      "span",
      { class: `base-name ${name.kind} leaflet-zoom-animated` },
      isTown(name) && el("i"),
      el("b", { dir: "auto" }, text),
    );
  };
  const draw = (all: readonly Placed[]) => {
    const left = new Set(shown.keys());
    for (const placed of all) {
      const key = `${placed.name.key} ${placed.turn}`;
      left.delete(key);
      const element = shown.get(key)?.element ?? elementOf(placed);
      shown.set(key, { placed, element });
      put(element, map.latLngToLayerPoint(latLng(placed)));
      const text = element.lastElementChild as HTMLElement;
      text.style.left = `${Math.round(placed.text.x)}px`;
      text.style.top = `${Math.round(placed.text.y)}px`;
      if (!element.parentNode) pane.append(element);
    }
    for (const key of left) {
      shown.get(key)?.element.remove();
      shown.delete(key);
    }
  };

  const place = ({ taken, marks }: LaidOut) => {
    const bounds = map.getBounds();
    const size = map.getSize();
    const { x, y } = map.containerPointToLayerPoint([0, 0]);
    const seen = { left: x + 2, top: y + 2, right: x + size.x - 2, bottom: y + size.y - 2 };
    const [wide, high] = [size.x * AROUND, size.y * AROUND];
    const [west, east] = [bounds.getWest(), bounds.getEast()].map((lon) => Math.floor(lon / 360 + 0.5)) as [
      number,
      number,
    ];
    const spots = marks.map(({ at, shape }): Box & Spot => {
      const spot = map.latLngToLayerPoint([at.lat, at.lng + 360 * Math.round((bounds.getCenter().lng - at.lng) / 360)]);
      const up = shape === "pin" ? PIN : RING;
      return { ...spot, left: spot.x - RING, right: spot.x + RING, top: spot.y - up, bottom: spot.y + RING };
    });
    const container = map.getContainer();
    const frame = container.getBoundingClientRect();
    // The map's own controls, and what the page lays over the map beside it.
    const over = [...container.querySelectorAll(".leaflet-control"), ...(container.parentElement?.children ?? [])]
      .filter((one) => one !== container)
      .map((one): Box => {
        const box = one.getBoundingClientRect();
        const [left, top] = [box.left - frame.left + x, box.top - frame.top + y];
        return { left, top, right: left + box.width, bottom: top + box.height };
      });
    draw(
      placeNames(names, {
        zoom: map.getZoom(),
        view: seen,
        around: { left: x - wide, top: y - high, right: x + size.x + wide, bottom: y + size.y + high },
        taken: [...taken, ...spots, ...over],
        turns: Array.from({ length: east - west + 3 }, (_, turn) => west - 1 + turn),
        spot: (name, point, turn) => {
          const [lon, lat] = name.points[point] ?? [0, 0];
          return map.latLngToLayerPoint([lat, lon + 360 * turn]);
        },
        size: measure.size,
        isStorys: namedByStory(story.places, map),
      }),
    );
  };

  const ask = async () => {
    const bounds = map.getBounds();
    const extent = {
      west: bounds.getWest(),
      south: bounds.getSouth(),
      east: bounds.getEast(),
      north: bounds.getNorth(),
    };
    const wanted = tilesOf(extent, map.getZoom()).filter(
      (tile) => !tiles.has(tile) && (!smallTowns || !isOfSmallTowns(tile) || smallTowns.includes(tile)),
    );
    const came = await Promise.all(
      wanted.map(async (tile) => {
        tiles.add(tile);
        try {
          names.push(...readTowns(await load<TownsFile>(`${towns}${tile}.json`), tile));
          return true;
        } catch {
          // It is asked for again when the map moves.
          return !tiles.delete(tile);
        }
      }),
    );
    if (came.includes(true)) replace();
  };

  map.on("laidout", (event) => {
    const laidOut = event as unknown as LaidOut;
    const { x, y } = map.containerPointToLayerPoint([0, 0]);
    const now = [map.getZoom(), x, y, map.getPixelOrigin(), map.getSize()].join();
    if (now !== view) {
      view = now;
      place(laidOut);
      void ask();
    }
    for (const { placed, element } of shown.values()) {
      element.classList.toggle(
        "covered",
        laidOut.taken.some((box) => overlaps(box, placed.box)),
      );
    }
  });
  const follow = (center: L.LatLng, zoom: number) => {
    const origin = map
      .project(center, zoom)
      .subtract(map.getSize().divideBy(2))
      .add(map.containerPointToLayerPoint([0, 0]).multiplyBy(-1))
      .round();
    for (const { placed, element } of shown.values()) put(element, map.project(latLng(placed), zoom).subtract(origin));
  };
  map.on("zoomanim", ({ center, zoom }) => follow(center, zoom));
  map.on("zoom", () => follow(map.getCenter(), map.getZoom()));
  relabel();
}
