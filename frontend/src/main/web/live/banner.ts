/** Where a page says, quietly and out of its own way, that there is something new or that the server has lost its data. */
import { createAnnouncer } from "../dom/announcer.ts";
import { el, part, setText } from "../dom/element.ts";
import type { Translator } from "../i18n/messages.ts";

const ANNOUNCE_AFTER_MS = 1000;

export interface Banner {
  /** Offers something, by a button of that name; an empty text takes the offer back. */
  offer(text: string, action: string): void;
  /** Says something to who does not see the page. */
  say(text: string): void;
  /** Says for as long as it is so; an empty text: it is no longer so. */
  warn(text: string): void;
}

/** @param act called when the reader takes the offer */
export function createBanner(root: HTMLElement, { t }: Translator, act: () => void): Banner {
  const text = el("span");
  const take = el("button", { type: "button", class: "plain-button live-take" });
  const later = el("button", { type: "button", class: "plain-button" }, t("live.later"));
  const offered = el("p", { class: "live-note", hidden: true }, text, " ", take, " ", later);
  const warning = el("p", { class: "live-note live-stale", hidden: true });
  const spoken = el("p", { class: "unseen", "aria-live": "polite" });
  const banner = el("div", { class: "live-board" }, warning, offered, spoken);
  const map = part(root, "map-part");
  map.append(banner);
  // Not by :has(), which would have the browser look for it at each change of the page.
  const tellPage = () => {
    banner.classList.toggle("says", !offered.hidden || !warning.hidden);
    document.documentElement.classList.toggle("board-below", banner.matches(".afar.says"));
  };
  new IntersectionObserver(([entry]) => {
    banner.classList.toggle("afar", entry?.isIntersecting === false);
    tellPage();
  }).observe(map);
  const show = (note: HTMLElement, shown: boolean) => {
    note.hidden = !shown;
    tellPage();
  };
  const announcer = createAnnouncer(spoken, ANNOUNCE_AFTER_MS);

  let cameFrom: EventTarget | null = null;
  offered.addEventListener("focusin", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && offered.contains(relatedTarget))) cameFrom = relatedTarget;
  });
  const hide = () => {
    const inside = offered.contains(document.activeElement);
    show(offered, false);
    if (!inside) return;
    const back = cameFrom instanceof HTMLElement && cameFrom.isConnected ? cameFrom : part(root, "list-heading");
    back.focus({ preventScroll: true });
  };
  take.addEventListener("click", act);
  later.addEventListener("click", hide);
  offered.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    hide();
  });
  return {
    offer(now, action) {
      if (now === "") return hide();
      setText(text, now);
      setText(take, action);
      show(offered, true);
      announcer.say(now, false);
    },
    say: (now) => announcer.say(now, false),
    warn(now) {
      setText(warning, now);
      show(warning, now !== "");
      if (now !== "") announcer.say(now, false);
    },
  };
}
