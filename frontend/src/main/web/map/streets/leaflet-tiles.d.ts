export { tileLayer } from "leaflet";
