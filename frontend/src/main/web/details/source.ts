/** A source as a reader can check it: the words quoted, who said them, where and when they stand. */
import { el } from "../dom/element.ts";
import { languageName } from "../i18n/languages.ts";
import type { Translator } from "../i18n/messages.ts";
import { highlighted } from "../search/highlight.ts";
import type { Source } from "../story/types.ts";

/** An address that may become a link: a story is free text, and `javascript:` is an address too. */
export function linkable(url: string | null | undefined): string | undefined {
  if (!url || !URL.canParse(url)) return undefined;
  return ["https:", "http:"].includes(new URL(url).protocol) ? url : undefined;
}

/** @param terms words to mark, folded */
export function sourceBlock(source: Source, terms: readonly string[], translator: Translator): HTMLElement {
  const { t } = translator;
  const lang = source.lang ?? undefined;
  const name = source.title ? `${source.publisher}, ${source.title}` : source.publisher;
  const url = linkable(source.url);
  const archive = linkable(source.archiveUrl);
  return el(
    "figure",
    { class: "source" },
    source.quote && el("blockquote", { lang }, el("p", {}, ...highlighted(source.quote, terms))),
    source.attributedTo && el("p", { class: "attributed" }, t("details.accordingTo", source.attributedTo)),
    el(
      "figcaption",
      {},
      ...(url ? [el("a", { href: url, rel: "noopener" }, ...highlighted(name, terms))] : highlighted(name, terms)),
      source.publishedText && `, ${t("details.published", source.publishedText)}`,
      lang && `, ${t("media.language", languageName(lang, translator.lang))}`,
      archive && ", ",
      archive && el("a", { href: archive, rel: "noopener" }, t("details.archived")),
    ),
  );
}
