/** Leaflet's scale line with its unit in the reader's language: Leaflet itself knows Latin "m" and "km" alone. */
import * as L from "leaflet";

/** @param text what Leaflet would write, such as "500 km" */
export function localScale(text: string, locale: string): string {
  const match = /^([\d.]+) (m|km)$/.exec(text);
  if (!match) return text;
  const unit = match[2] === "km" ? "kilometer" : "meter";
  return new Intl.NumberFormat(locale, { style: "unit", unit }).format(Number(match[1]));
}

export function addScale(map: L.Map, locale: string): void {
  const Scale: new (options: L.Control.ScaleOptions) => L.Control.Scale = L.Control.Scale.extend({
    // The one place where Leaflet 1.9 writes the line; it offers no option for it.
    _updateScale(line: HTMLElement, text: string, ratio: number) {
      line.style.width = `${Math.round(90 * ratio)}px`;
      line.textContent = localScale(text, locale);
    },
  });
  new Scale({ imperial: false, maxWidth: 90, position: "bottomleft" }).addTo(map);
}
