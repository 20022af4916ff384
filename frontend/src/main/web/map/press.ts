/** Presses on what lies on the map. */
import * as L from "leaflet";

/** Leaflet's types lack what its documentation has. */
type Dragging = L.Handler & { moved(): boolean | undefined };

/** A click on a sign is none on the map. A drag that begins on it moves the map, and is no click on the sign. */
export function letDragsThrough(map: L.Map, sign: HTMLElement): void {
  L.DomEvent.disableClickPropagation(sign);
  L.DomEvent.off(sign, "mousedown touchstart", L.DomEvent.stopPropagation);
  sign.addEventListener(
    "click",
    (event) => {
      // By key there is no press, and the last drag may be long ago.
      if (event.detail > 0 && (map.dragging as Dragging).moved()) event.stopImmediatePropagation();
    },
    { capture: true },
  );
}
