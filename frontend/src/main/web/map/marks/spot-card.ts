/** What a mark's count opens: its events one by one, each a button that shows its details. */
import * as L from "leaflet";
import { el, freeId } from "../../dom/element.ts";
import type { Translator } from "../../i18n/messages.ts";
import { categorySign } from "../../signs/patterns.ts";
import type { Category } from "../../story/types.ts";
import type { VisibleEvent } from "./glyphs.ts";
import { placeBeside } from "./tooltips.ts";

/** So many at first, and so many more each time they are asked for. */
const STEP = 50;

export interface OpenCard {
  /** The mark: the focus goes back to it. */
  readonly from: HTMLButtonElement;
  readonly title: string;
  shown(): readonly VisibleEvent[];
  /** Zooms in to the spots of a cluster. */
  readonly zoom?: (() => void) | undefined;
  /** Shows the place alone. */
  readonly list?: (() => void) | undefined;
}

export interface SpotCard {
  open(what: OpenCard): void;
  close(): void;
  /** Shows what has changed with time. */
  update(selected: string | null): void;
}

export function createSpotCard(
  map: L.Map,
  categories: ReadonlyMap<string, Category>,
  translator: Translator,
  onSelect: (key: string) => void,
): SpotCard {
  const { t, plural } = translator;
  const container = map.getContainer();
  const heading = el("h3", { id: freeId("spot-heading") });
  const closer = el("button", { type: "button", class: "plain-button spot-close", "aria-label": t("map.close") }, "×");
  const items = el("ul");
  const more = el("button", { type: "button", class: "plain-button spot-more" });
  let most = STEP;
  const zoom = el("button", { type: "button", class: "plain-button" }, t("map.zoomHere"));
  const list = el("button", { type: "button", class: "plain-button spot-only" }, t("map.onlyHere"));
  const card = el(
    "section",
    { class: "spot-card", role: "dialog", "aria-labelledby": heading.id, hidden: true },
    el("div", { class: "spot-head" }, heading, closer),
    items,
    more,
    zoom,
    list,
  );
  container.append(card);
  L.DomEvent.disableClickPropagation(card);
  L.DomEvent.disableScrollPropagation(card);

  let opened: OpenCard | undefined;
  let signature: readonly unknown[] = [];

  const close = () => {
    if (!opened) return;
    const { from } = opened;
    const inside = card.contains(document.activeElement);
    from.setAttribute("aria-expanded", "false");
    opened = undefined;
    card.hidden = true;
    if (inside) (from.isConnected && !from.hidden && !from.disabled ? from : container).focus();
  };
  const fill = (shown: readonly VisibleEvent[]) => {
    const held = document.activeElement instanceof HTMLElement ? document.activeElement.dataset["key"] : undefined;
    items.replaceChildren(...shown.slice(0, most).map((one) => el("li", {}, itemButton(one))));
    more.hidden = shown.length <= most;
    more.textContent = more.hidden ? "" : plural("map.more", shown.length - most);
    if (held !== undefined) {
      const again = [...items.querySelectorAll("button")].find(({ dataset }) => dataset["key"] === held);
      (again ?? closer).focus();
    }
  };
  const itemButton = (one: VisibleEvent) => {
    const { event, standing } = one;
    const { properties } = event;
    const category = categories.get(properties.category);
    const button = el(
      "button",
      { type: "button", class: `spot-item ${standing}`, "data-key": event.key, disabled: event.key === "" },
      category && categorySign(category),
      el(
        "span",
        { class: `spot-title said-${properties.status}`, lang: properties.lang ?? undefined },
        properties.title,
      ),
      el("span", { class: "spot-when" }, whenAndStatus(one, translator)),
    );
    button.addEventListener("click", () => onSelect(event.key));
    return button;
  };

  more.addEventListener("click", () => {
    if (!opened) return;
    const first = most;
    most += STEP;
    const shown = opened.shown();
    signature = signed(shown, most);
    fill(shown);
    items.querySelectorAll("button")[first]?.focus();
  });
  closer.addEventListener("click", close);
  zoom.addEventListener("click", () => {
    const go = opened?.zoom;
    close();
    go?.();
  });
  list.addEventListener("click", () => {
    const go = opened?.list;
    close();
    go?.();
  });
  card.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") close();
    else if (step) {
      const all = [...items.querySelectorAll("button")];
      const at = all.indexOf(document.activeElement as HTMLButtonElement);
      all[(at + step + all.length) % all.length]?.focus();
      event.preventDefault();
    } else return;
    event.stopPropagation();
  });
  map.on("click zoomstart", close);
  map.on("moveend resize", () => opened && placeBeside(card, opened.from, container));

  return {
    close,
    open(what) {
      const again = opened?.from === what.from;
      close();
      if (again) return;
      opened = what;
      most = STEP;
      what.from.setAttribute("aria-expanded", "true");
      heading.textContent = what.title;
      zoom.hidden = !what.zoom;
      list.hidden = !what.list;
      const shown = what.shown();
      signature = signed(shown, most);
      fill(shown);
      card.hidden = false;
      placeBeside(card, what.from, container);
      items.querySelector("button")?.focus({ preventScroll: true });
    },
    update(selected) {
      if (!opened) return;
      if (!opened.from.isConnected) return close();
      const shown = opened.shown();
      const now = signed(shown, most);
      // The buttons stay while they can: the focus comes back to one when the details close.
      if (now.length !== signature.length || now.some((part, at) => part !== signature[at])) {
        signature = now;
        if (shown.length === 0) return close();
        fill(shown);
      }
      for (const button of items.querySelectorAll("button")) {
        if (button.dataset["key"] === selected) button.setAttribute("aria-current", "true");
        else button.removeAttribute("aria-current");
      }
    },
  };
}

function signed(shown: readonly VisibleEvent[], most: number): readonly unknown[] {
  return [shown.length, ...shown.slice(0, most).flatMap(({ event, standing }) => [event, standing, event.said])];
}

/** "Almaty · about 3 January 2022 · claimed · possibly begun" */
export function whenAndStatus({ event: { properties }, standing, spot }: VisibleEvent, { t }: Translator): string {
  const parts = [properties.whenText, t(`status.${properties.status}`)];
  const name = spot?.place.properties.name;
  // A spot that has no name goes by what happened there.
  if (name && name !== properties.title) parts.unshift(name);
  if (standing === "possibly-begun") parts.push(t("standing.possibly-begun"));
  return parts.join(" · ");
}

/** The same event as a tooltip's text. */
export function tooltipOf(shown: VisibleEvent, translator: Translator): Node[] {
  const { title, lang, status } = shown.event.properties;
  return [
    el("strong", { lang: lang ?? undefined, class: `said-${status}` }, title),
    el("span", { class: "spot-when" }, whenAndStatus(shown, translator)),
  ];
}
