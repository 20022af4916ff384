/** Tells the scenes anew when they, or the titles of what they are about, have changed; the reader stays at theirs. */
import { part } from "../dom/element.ts";
import type { StoryContext } from "../state/context.ts";
import type { ReaderState } from "../state/state.ts";
import { createHighlight } from "./highlight.ts";
import { createSceneCards, type NarrativeHandlers, type SceneEvent } from "./scene-cards.ts";

export interface Narrative {
  update(state: ReaderState): void;
  /** The story has changed. To be followed by an update. */
  renew(): void;
}

export function createNarrative(
  { root, story, translator }: StoryContext,
  eventsOf: (id: string) => readonly SceneEvent[],
  handlers: NarrativeHandlers,
): Narrative {
  const currentSignature = () =>
    JSON.stringify(story.info.scenes.map((scene) => [scene, scene.highlight.flatMap(eventsOf)]));
  const highlight = createHighlight(part(root, "story"));
  const create = () => createSceneCards({ root, scenes: story.info.scenes, eventsOf, translator, highlight, handlers });
  let signature = currentSignature();
  let narrative = create();
  let restore: (() => void) | undefined;
  return {
    update(state) {
      narrative.update(state);
      restore?.();
      restore = undefined;
    },
    renew() {
      const now = currentSignature();
      if (now === signature) return;
      signature = now;
      const panel = part(root, "panel");
      const top = panel.scrollTop;
      const focused = narrative.focusable().findIndex((one) => one.contains(document.activeElement));
      narrative.remove();
      narrative = create();
      restore = () => {
        panel.scrollTop = top;
        narrative.focusable()[focused]?.focus({ preventScroll: true });
      };
    },
  };
}
