/** Which labels can be read together: greedy, in order of importance. */

/** In pixels; right and bottom exclusive. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

export interface Candidate {
  /** Places where it may stand, best first. */
  readonly boxes: readonly Box[];
  /** Shown even where it collides, and then where it covers least. */
  readonly fixed: boolean;
}

/** The first of those that cover the smallest area of what is taken. */
function leastCovering(boxes: readonly Box[], taken: readonly Box[]): number {
  const areas = boxes.map((a) =>
    taken.reduce((sum, b) => {
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      return sum + Math.max(0, width) * Math.max(0, height);
    }, 0),
  );
  return areas.indexOf(Math.min(...areas));
}

/** @returns for each candidate the index of the box that it takes, or -1 where it finds no room */
export function place(candidates: readonly Candidate[]): number[] {
  const taken: Box[] = [];
  return candidates.map(({ boxes, fixed }) => {
    const free = boxes.findIndex((box) => !taken.some((other) => overlaps(box, other)));
    const chosen = free < 0 && fixed ? leastCovering(boxes, taken) : free;
    const box = boxes[chosen];
    if (box) taken.push(box);
    return chosen;
  });
}

/**
 * As {@link place}, but of equally important candidates: one that finds no room chooses first in the next try, and the first
 * try with the most candidates placed is taken.
 *
 * @param equals from and to which index candidates are equally important; closed, open
 */
export function placeMost(candidates: readonly Candidate[], [from, to]: readonly [number, number]): number[] {
  let order = [...candidates.keys()];
  let best: number[] = [];
  let bestPlaced = -1;
  for (let tries = 0; tries <= to - from; tries++) {
    const chosen: number[] = [];
    const inOrder = place(order.flatMap((index) => candidates[index] ?? []));
    for (const [turn, index] of order.entries()) chosen[index] = inOrder[turn] ?? -1;
    const without = order.slice(from, to).find((index) => chosen[index] === -1);
    const placed = chosen.slice(from, to).filter((box) => box >= 0).length;
    if (placed > bestPlaced) [best, bestPlaced] = [chosen, placed];
    if (without === undefined) break;
    const others = order.filter((index) => index !== without);
    order = [...others.slice(0, from), without, ...others.slice(from)];
  }
  return best;
}
