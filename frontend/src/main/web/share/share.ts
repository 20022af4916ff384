/** The button that opens the share dialog; the dialog's script is loaded when it is first asked for. */

import type { ViewContext } from "../app/context.ts";
import { el } from "../dom/element.ts";

/** @param link the address of the reader page in the state on screen, asked for when there is something to share */
export function createShareButton({ config, translator, notice }: ViewContext, link: () => string): HTMLElement {
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
            languages,
            files: !!config.files,
          },
          config.assets.shareStyles,
        ),
      (error) => notice(translator.t("share.failed"), error),
    );
  });
  return button;
}
