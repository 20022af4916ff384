/** The share dialog: a link to what is on screen, and the code that puts it into an article, with a preview. */
import { el, freeId, setText } from "../dom/element.ts";
import type { Translator } from "../i18n/messages.ts";
import { copy } from "./copy.ts";
import { downloadAddress } from "./download.ts";
import { createEmbedForm, type ShareTarget } from "./embed-form.ts";

/** @param styles the address of the dialog's own style sheet, which is loaded with it */
export function openShare(translator: Translator, target: ShareTarget, styles: string): void {
  const { t } = translator;
  const status = el("p", { class: "share-status", role: "status" });
  const heading = el("h2", { id: freeId("share") }, t("share.heading"));
  const close = el("button", { type: "button", class: "plain-button" }, t("share.close"));
  const copyButton = (field: HTMLInputElement | HTMLTextAreaElement) => {
    const button = el("button", { type: "button", class: "plain-button" }, t("share.copy"));
    button.addEventListener("click", async () =>
      setText(status, t((await copy(field)) ? "share.copied" : "share.byHand")),
    );
    return button;
  };
  const link = el("input", { type: "text", readonly: true, value: target.link });
  const download = downloadAddress(target, document.querySelector(".leaflet-container"));
  const dialog = el(
    "dialog",
    { class: "share", "aria-labelledby": heading.id },
    el("div", { class: "share-head" }, heading, close),
    el("label", {}, el("span", {}, t("share.link")), link),
    copyButton(link),
    target.files ? "" : el("p", {}, el("a", { href: download }, t("share.download"))),
    createEmbedForm(translator, target, copyButton),
    status,
  );
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    // Its own padding is inside; what is outside of its contents is the backdrop.
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => dialog.remove());
  // The page below has nothing to do with a key that is pressed here: Escape closes the dialog alone.
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  if (!document.querySelector(`link[href="${styles}"]`)) {
    document.head.append(el("link", { rel: "stylesheet", href: styles }));
  }
  document.body.append(dialog);
  dialog.showModal();
  link.select();
}
