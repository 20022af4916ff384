/** Tells the reader what went wrong, in words, with a way to try again where there is one. */
import { el, part } from "../dom/element.ts";
import type { Translator } from "../i18n/messages.ts";
import { LoadError } from "../story/load.ts";

export type Notify = (text: string, error?: unknown, retry?: () => void) => void;

export function createNotices(root: HTMLElement, { t }: Translator): Notify {
  const reasonText = (error: unknown): string => {
    if (!(error instanceof LoadError)) return t("load.unreadable");
    switch (error.reason) {
      case "unreachable":
        return t("load.unreachable");
      case "refused":
        return t("load.refused", error.status);
      case "unreadable":
        return t("load.unreadable");
    }
  };
  return (text, error, retry) => {
    const notices = part(root, "notices");
    const box = el("p", { class: "notice" }, [text, error && reasonText(error)].filter(Boolean).join(" "));
    if (error) console.warn(error);
    if (retry) {
      const button = el("button", { type: "button", class: "plain-button" }, t("load.retry"));
      button.addEventListener("click", () => {
        box.remove();
        retry();
      });
      box.append(" ", button);
    }
    // Said once, however often it is asked for.
    for (const one of notices.children) if (one.textContent === box.textContent) one.remove();
    notices.append(box);
  };
}
