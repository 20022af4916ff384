/** Where a date lies on the story's timeline. */
import { barOf, type Reading } from "./date-words.ts";

export interface DateBarProps {
  /** First and last day of the story, as EDTF; null where it has none yet. */
  readonly extent: readonly [string, string] | null;
  readonly reading: Reading;
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
