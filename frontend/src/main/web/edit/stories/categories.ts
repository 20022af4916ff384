/**
 * The categories that a new story begins with: they serve most news, and are changed in the story's own form. Their colours are some
 * of those that everybody tells apart, on light and dark; each has a pattern of its own beside.
 */
import type { Pattern } from "../../story/types.ts";

export interface ReadyCategory {
  readonly id: string;
  /** In the interface's languages. */
  readonly label: Readonly<Record<string, string>>;
  readonly colour: string;
  readonly pattern: Pattern;
}

export const READY_CATEGORIES: readonly ReadyCategory[] = [
  {
    id: "event",
    label: { en: "Event", fr: "Événement", ru: "Событие", kk: "Оқиға" },
    colour: "#96590d",
    pattern: "solid",
  },
  {
    id: "violence",
    label: { en: "Violence", fr: "Violences", ru: "Насилие", kk: "Зорлық-зомбылық" },
    colour: "#fe5651",
    pattern: "cross",
  },
  {
    id: "decision",
    label: { en: "Decision", fr: "Décision", ru: "Решение", kk: "Шешім" },
    colour: "#2b5af4",
    pattern: "lines-level",
  },
  {
    id: "movement",
    label: { en: "Movement of people", fr: "Déplacements", ru: "Перемещение людей", kk: "Адамдардың қозғалысы" },
    colour: "#0292bf",
    pattern: "waves",
  },
  {
    id: "disaster",
    label: { en: "Disaster and aid", fr: "Catastrophe et secours", ru: "Бедствие и помощь", kk: "Апат және көмек" },
    colour: "#9e35c6",
    pattern: "grid",
  },
  {
    id: "other",
    label: { en: "Other", fr: "Autre", ru: "Прочее", kk: "Басқа" },
    colour: "#8e9282",
    pattern: "dots",
  },
];
