/**
 * The page as readers will have it, drafts included. When something was saved the next page is made ready behind the one that is
 * seen, in the same state, and takes its place: nothing flickers. What readers do in it is read from its address.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import { useValue } from "../desk/use.ts";
import type { MapSize } from "./taken.ts";
import { useUndisturbed } from "./undisturbed.ts";

export type Kind = "reader" | "widget";

/** What is seen in the preview. */
export interface Shown {
  /** The query of its address, which tells its state. */
  readonly search: string;
  readonly map: MapSize;
}

/** What is shown now, for who takes a view and a moment from it. */
export const shownNow: { current: Shown | null } = { current: null };

export function Preview() {
  const desk = useDesk();
  const { t, lang: own } = desk.words;
  const [kind, setKind] = useState<Kind>("reader");
  const lang = useValue(desk, (state) => state.lang);
  const savedAt = useValue(desk, (state) => state.savedAt);
  const selected = useValue(desk, ({ selected, items }) => {
    const item = selected === null ? undefined : items.get(selected);
    const isEvent = item?.collection === "incidents" || item?.collection === "movements";
    return isEvent && item.saved ? item.id : null;
  });
  const frames = useRef<readonly [HTMLIFrameElement | null, HTMLIFrameElement | null]>([null, null]);
  /** Which of the two is seen. */
  const [front, setFront] = useState<0 | 1>(0);
  const loading = useRef(false);
  const preview = useRef<HTMLElement>(null);
  const keepFocus = useUndisturbed(preview);

  const address = (search: string) => {
    const query = new URLSearchParams(search);
    query.set("preview", "true");
    query.set("lang", lang);
    const path = kind === "reader" ? `stories/${desk.story}` : `embed/${desk.story}`;
    return `${desk.server.base}/${path}?${query}`;
  };
  const load = (search: string) => {
    const behind = frames.current[1 - front];
    if (!behind) return;
    loading.current = true;
    behind.contentWindow?.location.replace(address(search));
  };
  // Another kind of page, another language, something saved.
  useEffect(() => load(searchOf(frames.current[front]) ?? ""), [kind, lang, savedAt]);
  // What is opened in the form is selected in the page, as if its reader had gone back to that.
  useEffect(() => {
    const page = frames.current[front]?.contentDocument?.defaultView;
    if (selected === null || !page || loading.current || kind !== "reader") return;
    const url = new URL(page.location.href);
    if (url.searchParams.get("incident") === selected) return;
    url.searchParams.set("incident", selected);
    url.searchParams.delete("scene");
    page.history.replaceState(page.history.state, "", url);
    page.dispatchEvent(new PopStateEvent("popstate", { state: page.history.state }));
  }, [selected, front]);

  const loaded = (nth: 0 | 1) => {
    const frame = frames.current[nth];
    if (!frame || frame.contentDocument?.URL === "about:blank") return;
    loading.current = false;
    // Without a network the browser shows a page of its own, which says nothing of itself: what was there stays in front.
    if (!frame.contentDocument) return;
    if (frame.contentWindow) keepFocus(frame.contentWindow);
    stayIn(frame.contentDocument);
    setFront(nth);
    shownNow.current = {
      get search() {
        return stateOf(frame) ?? searchOf(frame) ?? "";
      },
      get map() {
        const map = frame.contentDocument?.querySelector(".map");
        return { width: map?.clientWidth ?? 0, height: map?.clientHeight ?? 0 };
      },
    };
  };
  return (
    <section class="preview" ref={preview} aria-label={t("edit.preview")}>
      <div class="chips" role="radiogroup" aria-label={t("edit.preview")}>
        {(["reader", "widget"] as const).map((one) => (
          <label class="chip" key={one}>
            <input type="radio" name="preview" checked={kind === one} onChange={() => setKind(one)} />
            <span>{t(`edit.preview.${one}`)}</span>
          </label>
        ))}
        <a href={address(shownNow.current?.search ?? "")} target="_blank" rel="noopener" lang={own}>
          {t("edit.preview.open")}
        </a>
      </div>
      <div class={`frames ${kind}`}>
        {([0, 1] as const).map((nth) => (
          <iframe
            key={nth}
            ref={(frame) => {
              frames.current = nth === 0 ? [frame, frames.current[1]] : [frames.current[0], frame];
            }}
            title={t("edit.preview")}
            class={nth === front ? "front" : "behind"}
            tabIndex={nth === front ? undefined : -1}
            aria-hidden={nth === front ? undefined : "true"}
            onLoad={() => loaded(nth)}
          />
        ))}
      </div>
    </section>
  );
}

/** What leads out of the page opens beside the editor, for nothing else can be shown here; what its forms send stays unsent. */
function stayIn(page: Document): void {
  page.addEventListener(
    "click",
    (event) => {
      const link = (event.target as Element | null)?.closest<HTMLAnchorElement>("a[href]");
      if (!link || (link.origin === page.location.origin && link.pathname === page.location.pathname)) return;
      event.preventDefault();
      event.stopPropagation();
      open(link.href, "_blank", "noopener");
    },
    true,
  );
  page.addEventListener("submit", (event) => event.preventDefault(), true);
}

function searchOf(frame: HTMLIFrameElement | null): string | undefined {
  const search = frame?.contentDocument?.location.search;
  return search === "" ? undefined : search;
}

/** The state as the page's links to its other languages say it: its own address says nothing until somebody moves. */
function stateOf(frame: HTMLIFrameElement): string | undefined {
  const link = frame.contentDocument?.querySelector<HTMLAnchorElement>("a[data-lang]");
  return link ? new URL(link.href).search : undefined;
}
