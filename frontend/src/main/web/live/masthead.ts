/** The story's own words at the top of the page, which the server has written, as they are now. */
import { el, setText } from "../dom/element.ts";
import type { Translator } from "../i18n/messages.ts";
import type { StoryInfo } from "../story/types.ts";

/** Touches only what says something else than before. */
export function retitle(root: HTMLElement, before: StoryInfo, now: StoryInfo, { t }: Translator): void {
  const heading = root.querySelector("h1 a") ?? root.querySelector("h1");
  if (now.title !== before.title && heading) {
    setText(heading, now.title);
    document.title = document.title.replace(before.title, () => now.title);
  }
  const standfirst = root.querySelector(".standfirst");
  if (now.standfirst !== before.standfirst && standfirst) setText(standfirst, now.standfirst ?? "");
  const byline = root.querySelector(".byline");
  if (byline && (now.byline !== before.byline || now.knownAsOfText !== before.knownAsOfText)) {
    const knownAsOf = now.knownAsOfText && t("page.knownAsOf", now.knownAsOfText);
    byline.replaceChildren(...[now.byline, knownAsOf].flatMap((text) => (text ? [el("span", {}, text)] : [])));
  }
}
