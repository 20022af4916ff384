/** What a step forwards in time brings into sight: named in a caption over the map while time plays. */
import { el, part, setHidden } from "../dom/element.ts";
import type { StoryContext } from "../state/context.ts";
import type { StoryEvent } from "../story/event.ts";
import { isVisible, type TimeSlice } from "../story/slice.ts";
import { isShownAt } from "../time/standings.ts";

/** So many titles a reader takes in before the next step. */
const NAMED = 2;

/** What is seen now and was not seen before, where time has gone forwards. */
export function freshOf(events: readonly StoryEvent[], now: TimeSlice, before: TimeSlice | undefined): StoryEvent[] {
  if (before?.mode !== now.mode || before.moment >= now.moment || now.changes.nth !== before.changes.nth + 1) return [];
  const { events: changed, before: stood } = now.changes;
  const came = changed.filter((event, at) => !isShownAt(stood[at]) && isVisible(now, event));
  return [...new Set(came)].sort((one, other) => one - other).flatMap((event) => events[event] ?? []);
}

/** @returns shows what is new; nothing where time does not play */
export function createCaption({ root, translator }: StoryContext): (fresh: readonly StoryEvent[]) => void {
  const text = el("p", { class: "live-note", "aria-hidden": "true", hidden: true });
  part(root, "map-part").append(el("div", { class: "live-board caption" }, text));
  return (fresh) => {
    setHidden(text, fresh.length === 0);
    const named = fresh
      .slice(0, NAMED)
      .map(({ properties: { title, lang } }) =>
        el("span", { lang: lang === translator.lang ? undefined : (lang ?? undefined) }, title),
      );
    const more = fresh.length - named.length;
    text.replaceChildren(
      ...named.flatMap((title, at) => (at > 0 ? ["·", title] : [title])),
      ...(more > 0 ? [`+${translator.number(more)}`] : []),
    );
  };
}
