/**
 * Pictures, films and sounds. Those of this server are shown in the page; those of another are a link to it, so that nothing
 * is asked of anybody else before the reader decides to.
 */
import { el } from "../dom/element.ts";
import type { Key, Translator } from "../i18n/messages.ts";
import type { Media } from "../story/types.ts";
import { linkable } from "./source.ts";

const SHOW: Readonly<Record<Media["kind"], Key>> = {
  image: "media.showImage",
  video: "media.showVideo",
  audio: "media.playAudio",
};

/** @returns undefined where the address is none that a page may use */
export function mediaBlock(media: Media, lang: string, translator: Translator): HTMLElement | undefined {
  const { t } = translator;
  const url = linkable(media.url);
  if (!url) return undefined;
  const { origin, host } = new URL(url);
  const own = origin === location.origin;
  const caption = media.caption && el("span", { lang }, media.caption);
  const alt = media.alt && (!own || media.kind !== "image") && el("p", { class: "note", lang }, media.alt);
  const link = () =>
    el("a", { href: url, target: "_blank", rel: "noreferrer", class: "media-link" }, t(SHOW[media.kind], host));
  return el(
    "figure",
    { class: "media" },
    own ? embedded(media, url, lang) : link(),
    !own && el("p", { class: "note" }, t("media.newTab")),
    alt,
    el("figcaption", {}, caption, caption && " ", t("media.credit", media.credit)),
  );
}

function embedded({ kind, alt, caption }: Media, url: string, lang: string): HTMLElement {
  const label = alt ?? caption ?? undefined;
  switch (kind) {
    case "image":
      return el("img", { src: url, alt: alt ?? "", lang, loading: "lazy", decoding: "async" });
    case "video":
      return el("video", { src: url, controls: true, preload: "none", "aria-label": label });
    case "audio":
      return el("audio", { src: url, controls: true, preload: "none", "aria-label": label });
  }
}
