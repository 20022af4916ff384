/** Leaflet's tiles of pictures: only the maps that a newsroom has given some load them. */
export { tileLayer } from "leaflet-source/layer/tile/TileLayer.js";
