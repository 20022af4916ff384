/** How much room marks take, in pixels. */

import { WORLD } from "../world.ts";
import type { MarkSizes } from "./clusters.ts";

export const RING_PX = 36;
/** A pin's head above its place. */
export const PIN_HEAD_PX = 41;

/** How wide the mark of a cluster is. */
export function clusterSize(incidents: number): number {
  return Math.min(SIZES.widest, RING_PX + 3 * Math.log10(incidents + 1));
}

export const SIZES: MarkSizes = { world: WORLD, of: clusterSize, widest: 48, gap: 4 };
