/** The mark of a position, which can be dragged. */
import * as L from "leaflet";
import { el, svg } from "../../dom/element.ts";
import type { LonLat } from "../../story/types.ts";
import { nearest } from "../world-copies.ts";

const SHAPE = "M12 35C9 27 1 22 1 12a11 11 0 0 1 22 0c0 10-8 15-11 23Z";

export interface Pin {
  show(at: LonLat | undefined): void;
}

/** What Leaflet's own marker has. */
interface Inside {
  readonly _icon: HTMLElement;
  readonly _latlng: L.LatLng;
  readonly _map: L.Map & { _latLngToNewLayerPoint(at: L.LatLng, zoom: number, center: L.LatLng): L.Point };
}

/** By a transform, as Leaflet drags it: ../leaflet.js puts those of a story, of which none is dragged, by their corner. */
export const DraggedMarker: new (at: L.LatLng, options: L.MarkerOptions) => L.Marker = L.Marker.extend({
  _setPos(this: Inside, at: L.Point) {
    L.DomUtil.setPosition(this._icon, at);
  },
  _animateZoom(this: Inside, { zoom, center }: L.ZoomAnimEvent) {
    L.DomUtil.setPosition(this._icon, this._map._latLngToNewLayerPoint(this._latlng, zoom, center).round());
  },
});

/** @param dragged told where it was dragged to */
export function pinAt(map: L.Map, dragged: (to: L.LatLng) => void): Pin {
  let marker: L.Marker | undefined;
  const make = (at: L.LatLng): L.Marker => {
    const drawing = svg("svg", { viewBox: "0 0 24 36", width: "24", height: "36", "aria-hidden": "true" });
    drawing.append(svg("path", { d: SHAPE }), svg("circle", { cx: "12", cy: "12", r: "4" }));
    const icon = L.divIcon({
      html: el("div", {}, drawing),
      className: "pick-pin",
      iconSize: [24, 36],
      iconAnchor: [12, 35],
    });
    const made = new DraggedMarker(at, { icon, draggable: true, autoPan: true, keyboard: false });
    made.on("dragend", () => dragged(made.getLatLng()));
    return made.addTo(map);
  };
  return {
    show(at) {
      if (!at) {
        marker?.remove();
        marker = undefined;
        return;
      }
      const to = nearest(map, L.latLng(at[1], at[0]));
      if (marker) marker.setLatLng(to);
      else marker = make(to);
    },
  };
}
