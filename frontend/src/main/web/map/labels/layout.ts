/** Decides which names and labels stand on the map at this zoom, so that none covers another. */
import type * as L from "leaflet";
import type { Area } from "../areas.ts";
import type { Mark } from "../marks/marks.ts";
import type { PlaceName } from "../marks/names.ts";
import type { Cluster } from "../marks/point-marks.ts";
import type { MovementArcs } from "../movements/arcs.ts";
import { type Box, placeMost } from "./collide.ts";
import { arcLabel, clusterLabel, controlBoxes, fixedAt, markLabel, nameLabel, signLabel } from "./labels.ts";

/** What asks for room on the map. */
export interface Signs {
  readonly marks: readonly Mark[];
  readonly names: readonly PlaceName[];
  readonly arcs: readonly MovementArcs[];
  readonly areas: ReadonlyMap<string, Area>;
  readonly clusters: readonly Cluster[];
}

/** Told by the map's event `laidout`: what stands on it now, and what may stand on it at another moment. */
export interface LaidOut {
  readonly taken: readonly Box[];
  readonly marks: readonly Mark[];
  readonly clusters: readonly Cluster[];
}

const isOnMap = ({ label }: MovementArcs) => ["begun", "possibly-begun"].includes(label.dataset["standing"] ?? "");

export function layOut(map: L.Map, { marks, names, arcs, areas, clusters }: Signs): void {
  const visible = marks.filter(({ button }) => !button.hidden);
  const rings = visible.filter(({ shape }) => shape === "ring");
  const cards = visible.filter(({ shape, size }) => shape === "label" && size > 0);
  const labelOf = (mark: Mark) => markLabel(map, mark, { rings, cards, areas });
  const placesOf = (shape: Mark["shape"]) =>
    new Set(visible.filter((mark) => mark.shape === shape).map(({ place }) => place));
  const ringed = placesOf("ring");
  const pinned = placesOf("pin");
  const bare = visible.filter(({ shape, size }) => shape === "label" && size === 0).map(labelOf);
  const important = [
    ...controlBoxes(map).map(fixedAt),
    ...clusters.map((cluster) => clusterLabel(map, cluster)),
    ...visible.filter(({ shape }) => shape !== "label").map(labelOf),
    ...cards.map(labelOf),
    ...arcs.filter(isOnMap).map(arcLabel),
    ...names.filter(({ place }) => !ringed.has(place)).map((name) => signLabel(map, name)),
  ];
  const labels = [...important, ...bare, ...names.map((name) => nameLabel(map, name, pinned.has(name.place)))];
  for (const { sign, place } of names) if (ringed.has(place)) sign.classList.add("no-room");
  // All boxes are measured before any label moves: one layout of the page, not one for each.
  const chosen = placeMost(labels, [important.length, important.length + bare.length]);
  for (const [index, { show }] of labels.entries()) show(chosen[index] ?? -1);
  map.fire("laidout", {
    taken: labels.flatMap(({ boxes }, index) => boxes[chosen[index] ?? -1] ?? []),
    marks,
    clusters,
  } satisfies LaidOut);
}
