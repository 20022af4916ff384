/** The button that opens the share dialog; the dialog's script is loaded when it is first asked for. */
import { el } from "../dom/element.ts";
import type { Translator } from "../i18n/messages.ts";
import type { Shared } from "./dialog.ts";

/** @param shared what there is to share at the moment of asking */
export function createShareButton(
  translator: Translator,
  shared: () => Shared,
  failed: (error: unknown) => void,
): HTMLElement {
  const button = el("button", { type: "button", class: "plain-button share-open" }, translator.t("share.open"));
  button.setAttribute("aria-haspopup", "dialog");
  button.addEventListener("click", () => {
    import("./dialog.ts").then(({ openShare }) => openShare(translator, shared()), failed);
  });
  return button;
}
