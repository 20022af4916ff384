/** How long to wait before asking a server again that did not answer: longer each time, and no two readers alike. */

const LEAST_MS = 1_000;
const MOST_MS = 30_000;

/** @param attempt 0 for the first */
export function delayMs(attempt: number, random: () => number = Math.random): number {
  const most = Math.min(MOST_MS, LEAST_MS * 2 ** (attempt + 1));
  return LEAST_MS + random() * (most - LEAST_MS);
}
