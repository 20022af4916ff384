/** Measures names as the page will write them, without writing them. */
import { el } from "../../../dom/element.ts";
import { type Kind, linesOf, type Name } from "./name.ts";
import type { Size } from "./place.ts";

/** A name with more letters is written in two lines. */
export const MOST_LETTERS: Record<Kind, number> = { country: 11, sea: 10, capital: 18, town: 18 };
const KINDS: readonly Kind[] = ["country", "sea", "capital", "town"];

interface Font {
  readonly font: string;
  readonly spacing: number;
  readonly line: number;
}

export interface Ruler {
  size(name: Name): Size;
  /** The fonts have come. */
  renew(): void;
}

/** @param pane where the names will stand */
export function ruler(pane: HTMLElement): Ruler {
  const context = el("canvas").getContext("2d");
  const sizes = new Map<string, Size>();
  const fonts = new Map<Kind, Font>();
  for (const kind of KINDS) {
    const probe = el("span", { class: `base-name ${kind}` });
    pane.append(probe);
    const { fontStyle, fontWeight, fontSize, fontFamily, letterSpacing, lineHeight } = getComputedStyle(probe);
    fonts.set(kind, {
      font: `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`,
      spacing: Number.parseFloat(letterSpacing) || 0,
      line: Number.parseFloat(lineHeight),
    });
    probe.remove();
  }
  const measured = ({ kind, text }: Name): Size => {
    const { font, spacing, line } = fonts.get(kind) as Font;
    if (context) context.font = font;
    const lines = linesOf(text, MOST_LETTERS[kind]);
    const widths = lines.map((one) => (context?.measureText(one).width ?? 0) + spacing * one.length);
    return { width: Math.ceil(Math.max(...widths)) + 1, height: Math.ceil(line * lines.length) };
  };
  return {
    size(name) {
      const key = `${name.kind} ${name.text}`;
      const known = sizes.get(key) ?? measured(name);
      sizes.set(key, known);
      return known;
    },
    renew: () => sizes.clear(),
  };
}
