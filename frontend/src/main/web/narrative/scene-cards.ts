/**
 * The author's way through the story: scenes, walked by buttons, by keys or by scrolling, or left to explore. On a wide page
 * they are a column in the place of the list; on a narrow one a single card lies over the bottom of the map.
 */
import { el, freeId, part, setHidden, setText } from "../dom/element.ts";
import { languageName } from "../i18n/languages.ts";
import type { Translator } from "../i18n/messages.ts";
import type { ReaderState } from "../state/state.ts";
import type { SceneInfo } from "../story/types.ts";
import { watchOverflow } from "./overflow.ts";
import { followScroll } from "./scroll.ts";

/** Something that a scene is about. */
export interface SceneEvent {
  readonly key: string;
  readonly title: string;
  /** Language of the title. */
  readonly lang: string | undefined;
}

export interface NarrativeHandlers {
  /** The reader goes to a scene, or leaves them. */
  onScene(index: number | null): void;
  onEvent(key: string): void;
}

export interface SceneCards {
  update(state: ReaderState): void;
  /** What of it can have the focus, in order. */
  focusable(): readonly HTMLElement[];
  /** Takes it off the page. */
  remove(): void;
}

export interface SceneCardsOptions {
  readonly root: HTMLElement;
  readonly scenes: readonly SceneInfo[];
  /** What goes by an id in a scene. */
  eventsOf(id: string): readonly SceneEvent[];
  readonly translator: Translator;
  /** Marks what a scene is about. */
  highlight(ids: readonly string[]): void;
  readonly handlers: NarrativeHandlers;
}

/** Where a story without scenes is told, nothing shows. */
export function createSceneCards({
  root,
  scenes,
  eventsOf,
  translator,
  highlight,
  handlers,
}: SceneCardsOptions): SceneCards {
  if (scenes.length === 0) return { update: () => undefined, focusable: () => [], remove: () => undefined };
  const { t, number } = translator;
  const last = scenes.length - 1;
  const panel = part(root, "panel");
  const mapPart = part(root, "map-part");
  const wide = matchMedia("(width >= 900px)");

  const button = (name: string, label: string) => el("button", { type: "button", class: name }, label);
  const open = button("narrative-open", t("scene.read"));
  const previous = button("narrative-step previous", t("scene.previous"));
  const next = button("narrative-step next", t("scene.next"));
  const leave = button("narrative-leave", t("scene.explore"));
  const heading = el("h2", { id: freeId("narrative-heading"), tabindex: "-1" }, t("scene.heading"));
  const position = el("p", { class: "narrative-position" });
  const live = el("p", { class: "unseen", "aria-live": "polite" });
  const cards = scenes.map((scene) => sceneCard(scene, eventsOf, translator, handlers.onEvent));
  const column = el("ol", { class: "scenes", "aria-labelledby": heading.id }, ...cards);
  const keys = el("p", { id: freeId("narrative-keys"), class: "unseen" }, t("scene.keys"));
  const section = el(
    "section",
    {
      class: "narrative",
      "aria-labelledby": heading.id,
      "aria-describedby": keys.id,
      hidden: true,
    },
    el("div", { class: "narrative-bar" }, heading, position, previous, next, leave),
    column,
    keys,
    live,
  );
  mapPart.append(open);

  // A card comes to rest below the bar, however many lines its words take.
  const bar = section.firstElementChild as HTMLElement;
  new ResizeObserver(() => {
    for (const card of cards) card.style.scrollMarginTop = `${bar.offsetHeight + 8}px`;
  }).observe(bar);

  let shown: number | null = null;
  const go = (index: number) => {
    if (index < 0 || index > last) return;
    handlers.onScene(index);
  };
  const step = (by: number) => go((shown ?? 0) + by);
  open.addEventListener("click", () => {
    section.hidden = false; // to take the focus
    go(0);
    heading.focus({ preventScroll: true });
  });
  const exit = () => {
    handlers.onScene(null);
    open.hidden = false;
    open.focus();
  };
  leave.addEventListener("click", exit);
  previous.addEventListener("click", () => step(-1));
  next.addEventListener("click", () => step(1));
  section.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const onwards = getComputedStyle(section).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = onwards === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    const keys = new Map<string, () => void>([
      [onwards, () => step(1)],
      ["PageDown", () => step(1)],
      [back, () => step(-1)],
      ["PageUp", () => step(-1)],
      ["Home", () => go(0)],
      ["End", () => go(last)],
      ["Escape", exit],
    ]);
    const act = keys.get(event.key);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });

  const lookAgain = watchOverflow(column);
  const scrolling = followScroll(panel, cards, (index) => {
    if (wide.matches && !section.hidden && index !== shown) go(index);
  });
  const settle = () => {
    if (wide.matches) panel.prepend(section);
    else mapPart.append(section);
    if (shown !== null) scrolling.to(shown, false);
  };
  wide.addEventListener("change", settle);
  settle();

  return {
    focusable: () => [open, ...section.querySelectorAll<HTMLElement>("button, [tabindex]")],
    remove() {
      wide.removeEventListener("change", settle);
      scrolling.stop();
      open.remove();
      section.remove();
      highlight([]);
    },
    update(state) {
      // An address may name a scene that is not there.
      const scene = state.scene !== null && state.scene <= last ? state.scene : null;
      const aside = wide.matches && (state.selected !== null || state.filters.place.length > 0);
      setHidden(section, scene === null || aside);
      setHidden(open, scene !== null);
      panel.classList.toggle("telling", !section.hidden);
      root.classList.toggle("telling", scene !== null);
      if (scene === shown) return;
      const before = shown;
      shown = scene;
      highlight(scene === null ? [] : (scenes[scene]?.highlight ?? []));
      if (scene === null) return;
      cards.forEach((card, index) => {
        card.classList.toggle("current", index === scene);
        if (index === scene) card.setAttribute("aria-current", "step");
        else card.removeAttribute("aria-current");
      });
      previous.setAttribute("aria-disabled", String(scene === 0));
      next.setAttribute("aria-disabled", String(scene === last));
      const counted = t("scene.position", number(scene + 1), number(scenes.length));
      setText(position, counted);
      setText(live, t("scene.announced", counted, scenes[scene]?.title ?? ""));
      column.scrollTop = 0;
      lookAgain();
      if (wide.matches) scrolling.to(scene, before !== null);
    },
  };
}

function sceneCard(
  scene: SceneInfo,
  eventsOf: (id: string) => readonly SceneEvent[],
  { lang: pageLang, t }: Translator,
  onEvent: (key: string) => void,
): HTMLLIElement {
  const lang = scene.lang === pageLang ? undefined : (scene.lang ?? undefined);
  const events = scene.highlight.flatMap(eventsOf).map(({ key, title, lang: titleLang }) => {
    const show = el("button", { type: "button", class: "scene-event", lang: titleLang }, title);
    show.addEventListener("click", () => onEvent(key));
    return el("li", {}, show);
  });
  return el(
    "li",
    { class: "scene", "data-scene": scene.id },
    el("p", { class: "scene-date" }, scene.atText),
    el("h3", { lang }, scene.title),
    el("p", { class: "scene-text", lang }, scene.text),
    lang && el("p", { class: "note" }, t("details.inLanguage", languageName(lang, pageLang))),
    events.length > 0 && el("ul", { class: "scene-events" }, ...events),
  );
}
