/** The map's colours stand in the style sheet; the canvas has to be told them, and told again when the theme changes. */

export type MapColour = "land" | "border" | "coast" | "water" | "graticule";

export function mapColour(name: MapColour): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--map-${name}`).trim();
}

export function onThemeChange(run: () => void): void {
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)", "print"]) {
    matchMedia(query).addEventListener("change", run);
  }
}
