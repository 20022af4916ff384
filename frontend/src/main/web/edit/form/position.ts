/** The order of scenes. */

/** A number between those that it comes to stand between; null where it stands there already. */
export function positionAt(positions: readonly number[], from: number, to: number): number | null {
  if (from === to || to < 0 || to >= positions.length) return null;
  const others = positions.filter((_, at) => at !== from);
  const [before, after] = [others[to - 1], others[to]];
  if (before === undefined) return (after ?? 2) - 1;
  return after === undefined ? before + 1 : (before + after) / 2;
}
