/** What a mark says when it is pointed at, and opens when it is clicked. */
import type * as L from "leaflet";
import type { DrawingContext } from "../drawing-context.ts";
import { letDragsThrough } from "../press.ts";
import { createMark, type Mark, type SpotMark } from "./marks.ts";
import type { Cluster } from "./point-marks.ts";
import type { SpotCard } from "./spot-card.ts";
import type { Spot } from "./spots.ts";
import type { Tooltips } from "./tooltips.ts";
import type { VisibleEvents } from "./visible-events.ts";

export interface Openings {
  /** The mark of a spot, which opens the spot's card. */
  markOf(spot: Spot, at: L.LatLng): SpotMark;
  wire(cluster: Cluster): void;
}

export interface OpeningOptions {
  readonly drawing: DrawingContext;
  readonly visible: VisibleEvents;
  readonly tooltips: Tooltips;
  readonly card: SpotCard;
  /** Shows a place alone. */
  showPlace(id: string): void;
}

export function createOpenings({ drawing, visible, tooltips, card, showPlace }: OpeningOptions): Openings {
  const listOf = ({ named, id }: Spot) => (named ? () => showPlace(id) : undefined);
  return {
    markOf(spot, at) {
      // What has no name of its own goes by what happened there, which may not be told yet.
      const { properties } = spot.place;
      const mark: Mark = createMark(drawing, spot.place, at, (from) => {
        card.open({ from, title: properties.name, shown: () => mark.shown, list: listOf(spot) });
      });
      tooltips.wire(mark.button, () => visible.tooltip(properties.name, mark.shown));
      return { spot, mark };
    },
    wire({ button, spots, where, divide }) {
      const shown = () => visible.at(spots, "incident");
      const list = spots.length === 1 ? listOf(spots[0] as Spot) : undefined;
      letDragsThrough(drawing.map, button);
      button.addEventListener("click", () => card.open({ from: button, title: where(), shown, list, zoom: divide() }));
      tooltips.wire(button, () => visible.tooltip(where(), shown()));
    },
  };
}
