/** An incident or a movement in a few words. */
import type { Translator } from "../i18n/messages.ts";
import type { StoryEvent } from "../story/event.ts";

/** Where it happened, in words: a place, what a position is near, a route, or that no place is given. */
export function whereText(event: StoryEvent, { t }: Translator): string {
  if (event.kind === "incident") {
    const { placeName, whereText: near } = event.properties;
    return placeName ?? near ?? t("precision.none");
  }
  const { fromNames, toNames } = event.properties;
  return t("list.route", fromNames.join(", "), toNames.join(", "));
}
