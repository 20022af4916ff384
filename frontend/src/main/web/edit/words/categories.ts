/** What the categories are called that a new story begins with, by their ids: in every language at once, for a story may have several. */
export const CATEGORY_LABELS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  event: { en: "Event", fr: "Événement", ru: "Событие", kk: "Оқиға" },
  violence: { en: "Violence", fr: "Violences", ru: "Насилие", kk: "Зорлық-зомбылық" },
  decision: { en: "Decision", fr: "Décision", ru: "Решение", kk: "Шешім" },
  movement: {
    en: "Movement of people",
    fr: "Déplacements",
    ru: "Перемещение людей",
    kk: "Адамдардың қозғалысы",
  },
  disaster: { en: "Disaster and aid", fr: "Catastrophe et secours", ru: "Бедствие и помощь", kk: "Апат және көмек" },
  other: { en: "Other", fr: "Autre", ru: "Прочее", kk: "Басқа" },
};
