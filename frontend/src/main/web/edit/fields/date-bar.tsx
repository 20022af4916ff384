/** Where a date lies on the story's timeline. */
import type { Reading } from "./date.tsx";

export interface DateBarProps {
  /** First and last day of the story, as EDTF; null where it has none yet. */
  readonly extent: readonly [string, string] | null;
  readonly reading: Reading;
}

const DAY_MS = 86_400_000;

/** Percent of the timeline; null where the date lies beside it. */
export function barOf(extent: readonly [string, string], { earliest, latest }: Pick<Reading, "earliest" | "latest">) {
  const from = Date.parse(`${extent[0].slice(0, 10)}T00:00:00Z`);
  const to = Date.parse(`${extent[1].slice(0, 10)}T00:00:00Z`) + DAY_MS;
  if (!(from < to)) return null;
  const part = (instant: string | null, open: number) =>
    instant === null ? open : Math.min(1, Math.max(0, (Date.parse(instant) - from) / (to - from)));
  const [left, right] = [part(earliest, 0), part(latest, 1)];
  return right <= 0 || left >= 1 ? null : { left: 100 * left, width: Math.max(1, 100 * (right - left)) };
}

export function DateBar({ extent, reading }: DateBarProps) {
  const bar = extent && barOf(extent, reading);
  if (!bar) return null;
  return (
    <svg class="date-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" x="0" y="2" width="100" height="2" />
      <rect class="span" x={bar.left} y="0" width={bar.width} height="6" />
    </svg>
  );
}
