/** Where what is on screen is taken along as a file: time and filters as the page's address says, and the box of its map. */
import type { ShareTarget } from "./embed-form.ts";

const TILE_PX = 256;

/** The map's box is told where the reader has moved the map: until then it is the story's. */
export function downloadAddress({ link, page }: Pick<ShareTarget, "link" | "page">, map: Element | null): string {
  const address = new URL(link);
  const box = map && boxOf(address.searchParams, map.clientWidth, map.clientHeight);
  address.pathname = `${new URL(page).pathname.replace(/\/$/, "")}/download`;
  if (box) address.searchParams.set("bbox", box);
  return address.href;
}

/**
 * What a map in Web Mercator shows: `west,south,east,north` in degrees, in which west is greater than east across the antimeridian.
 * Undefined where the address has no view.
 */
export function boxOf(view: URLSearchParams, width: number, height: number): string | undefined {
  const [lat, lon, zoom] = ["lat", "lon", "z"].map((name) => Number.parseFloat(view.get(name) ?? ""));
  if (lat === undefined || lon === undefined || zoom === undefined || Number.isNaN(lat + lon + zoom)) return undefined;
  const world = TILE_PX * 2 ** zoom;
  const middle = Math.asinh(Math.tan((lat * Math.PI) / 180));
  const latitude = (up: number) => (Math.atan(Math.sinh(middle + (2 * Math.PI * up) / world)) * 180) / Math.PI;
  const across = (180 * width) / world;
  const longitude = (east: number) => ((((lon + east + 180) % 360) + 360) % 360) - 180;
  const [west, east] = across >= 180 ? [-180, 180] : [longitude(-across), longitude(across)];
  return [west, latitude(-height / 2), east, latitude(height / 2)].map((degrees) => degrees.toFixed(4)).join(",");
}
