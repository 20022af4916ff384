/** Says in words what is on the map, and only that. */
import { el, part } from "../dom/element.ts";
import type { Key, Translator } from "../i18n/messages.ts";
import { categorySign } from "../map/patterns.ts";
import type { StoryEvent } from "../story/event.ts";
import { isVisible, type Scene, type Standing } from "../story/standing.ts";
import type { Category } from "../story/types.ts";

export interface Legend {
  update(scene: Scene): void;
}

type Test = (event: StoryEvent, standing: Standing) => boolean;

const ON_MAP: Test = (event) => event.places.length > 0;
const at =
  (precision: string): Test =>
  (event) =>
    event.kind === "incident" && event.properties.geoPrecision === precision;

const SIGNS: readonly (readonly [Key, string, Test])[] = [
  ["legend.begun", "begun", (_, standing) => standing === "begun"],
  ["legend.possible", "possible", (_, standing) => standing === "possibly-begun"],
  ["legend.over", "over", (_, standing) => standing === "over"],
  ["legend.planned", "planned", ({ properties }) => properties.status === "planned"],
  ["legend.claimed", "claimed", ({ properties }) => properties.status === "claimed"],
  ["legend.country", "country", at("country")],
  ["legend.city", "city", at("city")],
  ["legend.exact", "exact", at("exact")],
  ["legend.movement", "movement", ({ kind }) => kind === "movement"],
];

export function createLegend(
  events: readonly StoryEvent[],
  categories: readonly Category[],
  { t }: Translator,
): Legend {
  const box = part("legend", HTMLElement);
  const entries: { item: HTMLElement; test: Test }[] = [
    ...categories.map((category) => ({
      item: el("li", {}, categorySign(category), category.label),
      test: ({ properties }: StoryEvent) => properties.category === category.id,
    })),
    ...SIGNS.map(([key, sign, test]) => ({
      item: el("li", {}, el("span", { class: `sign sign-${sign}`, "aria-hidden": "true" }), t(key)),
      test,
    })),
  ];
  box.append(el("ul", {}, ...entries.map(({ item }) => item)));
  box.append(el("p", {}, t("legend.disputed")));
  return {
    update(scene) {
      for (const { item, test } of entries) {
        item.hidden = !events.some((event, index) => {
          const standing = scene.standings[index] ?? "not-begun";
          return isVisible(scene, index) && ON_MAP(event, standing) && test(event, standing);
        });
      }
    },
  };
}
