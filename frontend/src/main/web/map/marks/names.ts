/** Signs and names of the story's towns and airports. The marks' buttons say the same to those who do not see them. */
import * as L from "leaflet";
import { el, svg } from "../../dom/element.ts";
import type { PlaceFeature } from "../../story/types.ts";
import { holdAt } from "../world-copies.ts";
import type { Spot } from "./spots.ts";

/** An aeroplane seen from above, in a box of 16 by 16. */
const AEROPLANE =
  "M8 1c.6 0 1 .8 1 2v3l6 3.6v1.5L9 9.4v3.2l2 1.4v1l-3-.8-3 .8v-1l2-1.4V9.4l-6 1.7V9.6L7 6V3c0-1.2.4-2 1-2z";

export interface PlaceName {
  readonly at: L.LatLng;
  readonly place: PlaceFeature;
  readonly sign: HTMLElement;
  readonly label: HTMLElement;
  remove(): void;
}

const NAME_PANE = "names";

/** @returns the names of these spots, each made once for as long as it is asked for */
export function createNames(map: L.Map): (spots: readonly Spot[]) => PlaceName[] {
  map.createPane(NAME_PANE).style.zIndex = "590";
  let names = new Map<PlaceFeature, PlaceName>();
  return (spots) => {
    const before = names;
    names = new Map(
      spots.map(({ place, at: [lon, lat] = [0, 0] }) => {
        const name = before.get(place) ?? createName(map, place, L.latLng(lat, lon));
        before.delete(place);
        return [place, name];
      }),
    );
    for (const gone of before.values()) gone.remove();
    return [...names.values()];
  };
}

function createName(map: L.Map, place: PlaceFeature, at: L.LatLng): PlaceName {
  const { name, kind } = place.properties;
  const sign = el("span", { class: `place-sign kind-${kind}` });
  if (kind === "airport") {
    sign.append(svg("svg", { viewBox: "0 0 16 16", width: "16", height: "16" }, svg("path", { d: AEROPLANE })));
  }
  const label = el("span", { class: `place-name kind-${kind}` }, name);
  const html = el("span", { "aria-hidden": "true" }, sign, label);
  const icon = L.divIcon({ html, className: "name-holder", iconSize: [0, 0] });
  const holder = holdAt(map, at, html, { icon, pane: NAME_PANE });
  return { at, place, sign, label, remove: () => holder.remove() };
}
