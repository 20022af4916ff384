/**
 * What this project uses of Leaflet, from Leaflet's own modules: without its tiles, pictures, popups, tooltips, GeoJSON and canvas renderer
 * it weighs a quarter less. The bundler puts this in the place of the package `leaflet`.
 */
import { attribution } from "leaflet-source/control/Control.Attribution.js";
import { Control, control } from "leaflet-source/control/Control.js";
import { Scale } from "leaflet-source/control/Control.Scale.js";
import { zoom } from "leaflet-source/control/Control.Zoom.js";
import * as DomEvent from "leaflet-source/dom/DomEvent.js";
import * as DomUtil from "leaflet-source/dom/DomUtil.js";
import { Marker } from "leaflet-source/layer/marker/Marker.js";
import { Map as LeafletMap } from "leaflet-source/map/Map.js";
import "leaflet-source/map/handler/Map.BoxZoom.js";
import "leaflet-source/map/handler/Map.DoubleClickZoom.js";
import "leaflet-source/map/handler/Map.Drag.js";
import "leaflet-source/map/handler/Map.Keyboard.js";
import "leaflet-source/map/handler/Map.ScrollWheelZoom.js";
import "leaflet-source/map/handler/Map.TouchZoom.js";

Control.Scale = Scale;
Object.assign(control, { attribution, zoom });
LeafletMap.include({
  /** Every path names its renderer: there is no other to choose. */
  getRenderer({ options: { renderer } }) {
    if (!this.hasLayer(renderer)) this.addLayer(renderer);
    return renderer;
  },
});

const { _setPos: setPosition } = Marker.prototype;
Marker.include({
  /** By its corner: moved by a transform, each mark would be a layer of its own, and every step of time go over all of them. */
  _setPos(position) {
    setPosition.call(this, position);
    const { x, y } = position;
    Object.assign(this._icon.style, { left: `${x}px`, top: `${y}px`, transform: "" });
  },
  /** On its way to another zoom it glides. */
  _animateZoom({ zoom: to, center }) {
    const { x, y } = this._map._latLngToNewLayerPoint(this._latlng, to, center).subtract(DomUtil.getPosition(this._icon));
    this._icon.style.transform = `translate(${x}px,${y}px)`;
  },
});

export { LatLng, toLatLng as latLng } from "leaflet-source/geo/LatLng.js";
export { LatLngBounds, toLatLngBounds as latLngBounds } from "leaflet-source/geo/LatLngBounds.js";
export { Point, toPoint as point } from "leaflet-source/geometry/Point.js";
export { DivIcon, divIcon } from "leaflet-source/layer/marker/DivIcon.js";
export { Marker, marker } from "leaflet-source/layer/marker/Marker.js";
export { Polygon, polygon } from "leaflet-source/layer/vector/Polygon.js";
export { Polyline, polyline } from "leaflet-source/layer/vector/Polyline.js";
export { svg } from "leaflet-source/layer/vector/SVG.js";
export { createMap as map } from "leaflet-source/map/Map.js";
export { Control, control, DomEvent, DomUtil };
