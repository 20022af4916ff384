/**
 * The categories that a new story begins with: they serve most news, and are changed in the story's own form. Their colours are some
 * of those that everybody tells apart, on light and dark; each has a pattern of its own beside.
 */
import type { Pattern } from "../../story/types.ts";
import { CATEGORY_LABELS } from "../words/categories.ts";

export interface ReadyCategory {
  readonly id: string;
  /** In the interface's languages. */
  readonly label: Readonly<Record<string, string>>;
  readonly colour: string;
  readonly pattern: Pattern;
}

const SIGNS: readonly (readonly [id: string, colour: string, pattern: Pattern])[] = [
  ["event", "#96590d", "solid"],
  ["violence", "#fe5651", "cross"],
  ["decision", "#2b5af4", "lines-level"],
  ["movement", "#0292bf", "waves"],
  ["disaster", "#9e35c6", "grid"],
  ["other", "#8e9282", "dots"],
];

export const READY_CATEGORIES: readonly ReadyCategory[] = SIGNS.map(([id, colour, pattern]) => ({
  id,
  label: CATEGORY_LABELS[id] ?? {},
  colour,
  pattern,
}));
