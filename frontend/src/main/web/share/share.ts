/** The button that opens the share dialog; the dialog's script is loaded when it is first asked for. */

import { el } from "../dom/element.ts";
import { languageName } from "../i18n/languages.ts";
import type { StoryContext } from "../state/context.ts";

export interface ShareContext extends Pick<StoryContext, "config" | "translator"> {
  notice(text: string, error: unknown): void;
}

/** @param link the address of the reader page in the state on screen, asked for when there is something to share */
export function createShareButton({ config, translator, notice }: ShareContext, link: () => string): HTMLElement {
  const { id: story, title, languages } = config.story;
  const absolute = (address: string) => new URL(address, document.baseURI).href;
  const button = el("button", { type: "button", class: "plain-button share-open" }, translator.t("share.open"));
  button.setAttribute("aria-haspopup", "dialog");
  button.addEventListener("click", () => {
    import("./dialog.ts").then(
      ({ openShare }) =>
        openShare(
          translator,
          {
            link: link(),
            root: absolute(config.root),
            page: absolute(config.base),
            story,
            title,
            languages: languages.map((one) => [one, languageName(one, translator.lang)] as const),
            files: !!config.files,
          },
          config.assets.shareStyles,
        ),
      (error) => notice(translator.t("share.failed"), error),
    );
  });
  return button;
}
