/**
 * Sizes by a number, on the ground beneath the marks: around each a disc as large as the sum of its lower bounds, and a ring as large as
 * that of its upper bounds. Their areas are to the numbers (not their radii), and marks themselves stay as they are: above all discs, so
 * that none hides one, and never smaller to a finger. Loaded where a story has such a number. The scale is the zoom's: the largest mark
 * that there will be has the largest disc, whatever the time, and the legend tells it.
 */
import type * as L from "leaflet";
import { el, part, svg } from "../../dom/element.ts";
import type { StoryContext } from "../../state/context.ts";
import type { TimeSlice } from "../../story/slice.ts";
import { figuresOf, nothing, type Sum } from "../../story/sum.ts";
import { roundSizes } from "./round-sizes.ts";
import type { Spot } from "./spots.ts";

const WIDEST_RADIUS = 56;
/** Of an upper bound that nobody knows: so many pixels outside. */
const OPEN_PX = 4;

/** What is drawn as one. */
export interface Sized {
  readonly button: Element;
  readonly at: L.LatLng;
  readonly spots: readonly Spot[];
}

export interface Sizes {
  /** @param groups all that marks may stand for at this zoom, whatever shows */
  update(slice: TimeSlice, marks: readonly Sized[], groups: () => Iterable<readonly Spot[]>): void;
  /** The story has changed. */
  renew(spots: readonly Spot[]): void;
}

interface Drawn {
  readonly disc: SVGCircleElement;
  readonly ring: SVGCircleElement;
  readonly holder: L.Marker;
}

export function createSizes(
  map: L.Map,
  { root, story, translator, lent }: StoryContext,
  holdAt: typeof import("../world-copies.ts").holdAt,
): Sizes {
  const { BEGUN, countedText, createFollower, shownCode } = lent;
  const pane = map.createPane("sizes");
  Object.assign(pane.style, { zIndex: "450", pointerEvents: "none" });
  const circle = (opacity: string) =>
    svg("circle", { fill: "currentColor", "fill-opacity": opacity, stroke: "currentColor" });
  const drawn = new Map<Element, Drawn>();
  const legend = el("section");
  part(root, "legend-body").after(legend);

  const key = () => story.info.sizeBy ?? "";
  let figures = figuresOf([], "", lent);
  let sums: Sum[] = [];
  let whole: Sum[] = [];
  let spotsOf: readonly (readonly number[])[] = [];
  let scale = 0;
  let scaledAt = Number.NaN;
  const follower = createFollower(
    (slice) => {
      sums = sums.map(nothing);
      for (const event of slice.standings.keys()) add(sums, event, shownCode(slice, event), 1);
    },
    (event, before, after) => {
      add(sums, event, before, -1);
      add(sums, event, after, 1);
    },
  );
  const add = (to: Sum[], event: number, code: number, by: 1 | -1) => {
    for (const nth of spotsOf[event] ?? []) figures.add(to[nth] as Sum, event, code, by);
  };
  const together = (all: readonly Sum[], spots: readonly Spot[]) => {
    const sum = nothing();
    for (const { nth } of spots) {
      const one = all[nth] as Sum;
      sum.low += one.low;
      sum.high += one.high;
      sum.open += one.open;
    }
    return sum;
  };
  const rescale = (groups: Iterable<readonly Spot[]>) => {
    let most = 0;
    for (const spots of groups) {
      const { low, high } = together(whole, spots);
      most = Math.max(most, low, high);
    }
    const widest = Math.min(WIDEST_RADIUS, map.getSize().x / 8);
    scale = most > 0 ? widest / Math.sqrt(most) : 0;
    legend.hidden = most === 0;
    legend.replaceChildren(
      el("h3", {}, translator.t("sized.legend", countedText(key(), story.info.numbers, translator))),
      el(
        "ul",
        {},
        el("li", {}, nested(roundSizes(most, scale), scale, translator.number)),
        el("li", {}, translator.t("sized.note")),
      ),
    );
  };

  const draw = (button: Element, at: L.LatLng): Drawn => {
    const [disc, ring] = [circle("0.15"), circle("0")];
    const picture = svg("svg", { width: "1", height: "1", "aria-hidden": "true" }, disc, ring);
    Object.assign(picture.style, { position: "absolute", left: "0", top: "0", overflow: "visible" });
    const one = { disc, ring, holder: holdAt(map, at, el("span", {}, picture), { pane: "sizes" }) };
    drawn.set(button, one);
    return one;
  };

  return {
    renew(spots) {
      figures = figuresOf(story.events, key(), lent);
      const incidents: number[][] = [];
      for (const { nth, events } of spots) {
        for (const event of events) {
          if (story.events[event]?.kind !== "incident") continue;
          const at = incidents[event] ?? [];
          at.push(nth);
          incidents[event] = at;
        }
      }
      spotsOf = incidents;
      sums = spots.map(nothing);
      whole = spots.map(nothing);
      for (const event of story.events.keys()) add(whole, event, BEGUN, 1);
      scaledAt = Number.NaN;
      follower.forget();
    },
    update(slice, marks, groups) {
      follower.follow(slice);
      if (map.getZoom() !== scaledAt) {
        scaledAt = map.getZoom();
        rescale(groups());
      }
      const gone = new Set(drawn.keys());
      for (const { button, at, spots } of marks) {
        const { low, high, open } = together(sums, spots);
        if (low + high + open === 0) continue;
        gone.delete(button);
        const { disc, ring } = drawn.get(button) ?? draw(button, at);
        const radius = scale * Math.sqrt(low);
        put(disc, "r", radius.toFixed(1));
        put(ring, "r", (open ? radius + OPEN_PX : scale * Math.sqrt(high)).toFixed(1));
        put(ring, "stroke-dasharray", open ? "3 4" : "none");
      }
      for (const button of gone) {
        drawn.get(button)?.holder.remove();
        drawn.delete(button);
      }
    },
  };
}

/** Only where it differs: a browser draws anew what is told the same again. */
function put(circle: Element, name: string, value: string): void {
  if (circle.getAttribute(name) !== value) circle.setAttribute(name, value);
}

/** Circles that stand on one point, with their numbers at their tops. */
function nested(sizes: readonly number[], scale: number, number: (value: number) => string): SVGSVGElement {
  const radii = sizes.map((size) => scale * Math.sqrt(size));
  const widest = (radii[0] ?? 0) + 1;
  const [width, height] = [2 * widest + 90, 2 * widest + 8];
  const picture = svg("svg", { width: String(width), height: String(height), role: "img" });
  picture.setAttribute("aria-label", sizes.map(number).join(", "));
  for (const [nth, radius] of radii.entries()) {
    const top = height - 1 - 2 * radius;
    const circle = { cx: String(widest), cy: String(top + radius), r: String(radius) };
    picture.append(
      svg("circle", { ...circle, fill: "none", stroke: "currentColor" }),
      svg("path", { d: `M${widest} ${top}H${2 * widest + 4}`, stroke: "currentColor", "stroke-dasharray": "2 2" }),
      svg(
        "text",
        { x: String(2 * widest + 8), y: String(top + 4), fill: "currentColor", "font-size": "12" },
        number(sizes[nth] as number),
      ),
    );
  }
  return picture;
}
