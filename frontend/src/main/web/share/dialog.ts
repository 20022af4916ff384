/** The share dialog: a link to what is on screen, and the code that puts it into an article, with a preview. */
import { el, setText } from "../dom/element.ts";
import { languageName } from "../i18n/languages.ts";
import type { Key, Translator } from "../i18n/messages.ts";
import { copy } from "./copy.ts";
import { type EmbedOptions, embedCode, widgetAddress } from "./embed-code.ts";

export interface ShareTarget {
  /** The address of the reader page in the state on screen. */
  readonly link: string;
  /** The server's address, with a slash at its end. */
  readonly root: string;
  readonly story: string;
  /** The address of the story's page, without a query. */
  readonly page: string;
  readonly title: string;
  readonly languages: readonly string[];
  /** Whether the story stands as files, without a server. */
  readonly files: boolean;
  /** The address of the dialog's own style sheet, which is loaded with it. */
  readonly styles: string;
}

const LEAST_HEIGHT = 300;
const MOST_HEIGHT = 1600;
const FIRST_HEIGHT = 560;
const THEMES = ["auto", "light", "dark"] as const;

let nth = 0;

export function openShare(translator: Translator, target: ShareTarget): void {
  const { t } = translator;
  const link = new URL(target.link);
  const status = el("p", { class: "share-status", role: "status" });
  const heading = el("h2", { id: `share-${++nth}` }, t("share.heading"));
  const close = el("button", { type: "button", class: "plain-button" }, t("share.close"));

  const linkField = el("input", { type: "text", readonly: true, value: target.link });
  const copied = (field: HTMLInputElement | HTMLTextAreaElement) => {
    const button = el("button", { type: "button", class: "plain-button" }, t("share.copy"));
    button.addEventListener("click", async () =>
      setText(status, t((await copy(field)) ? "share.copied" : "share.byHand")),
    );
    return button;
  };

  const choice = (label: Key, options: readonly (readonly [string, string])[], chosen: string) => {
    const select = el(
      "select",
      {},
      ...options.map(([value, text]) => el("option", { value, selected: value === chosen }, text)),
    );
    return { select, label: el("label", {}, el("span", {}, t(label)), select) };
  };
  const check = (label: Key) => {
    const box = el("input", { type: "checkbox", checked: true });
    return { box, label: el("label", { class: "check" }, box, t(label)) };
  };
  const by = choice(
    "share.by",
    [
      ["script", t("share.by.script")],
      ["frame", t("share.by.frame")],
    ],
    "script",
  );
  const lang = choice(
    "share.language",
    target.languages.map((one) => [one, languageName(one, translator.lang)] as const),
    translator.lang,
  );
  const theme = choice(
    "share.theme",
    THEMES.map((one) => [one, t(`share.theme.${one}`)] as const),
    link.searchParams.get("theme") ?? "auto",
  );
  const now = check("share.fromNow");
  const controls = check("share.controls");
  const height = el("input", {
    type: "number",
    min: String(LEAST_HEIGHT),
    max: String(MOST_HEIGHT),
    step: "10",
    value: String(FIRST_HEIGHT),
  });
  const heightLabel = el("label", {}, el("span", {}, t("share.height")), height);

  const code = el("textarea", { readonly: true, rows: "5", spellcheck: "false" });
  const preview = el("iframe", { class: "share-preview", title: t("share.preview"), loading: "lazy" });

  const wanted = (): EmbedOptions => ({
    root: target.root,
    story: target.story,
    page: target.page,
    title: target.title,
    query: now.box.checked ? link.search.slice(1) : "",
    lang: lang.select.value,
    theme: THEMES.find((one) => one === theme.select.value) ?? "auto",
    controls: controls.box.checked,
    files: target.files,
    by: by.select.value === "frame" ? "frame" : "script",
    height: Math.max(LEAST_HEIGHT, Math.min(MOST_HEIGHT, height.valueAsNumber || FIRST_HEIGHT)),
  });
  const show = () => {
    const chosen = wanted();
    heightLabel.hidden = chosen.by !== "frame";
    code.value = embedCode(chosen);
    const address = widgetAddress(chosen);
    if (preview.src !== address) preview.src = address;
    preview.style.height = `${chosen.by === "frame" ? chosen.height : FIRST_HEIGHT}px`;
  };

  const embedding = el(
    "details",
    { class: "share-embed" },
    el("summary", {}, t("share.embed")),
    el("div", { class: "share-options" }, by.label, lang.label, theme.label, heightLabel, now.label, controls.label),
    el("label", {}, el("span", {}, t("share.code")), code),
    copied(code),
    preview,
  );
  // The preview is loaded when it is to be seen.
  embedding.addEventListener("toggle", show, { once: true });
  embedding.addEventListener("change", show);
  height.addEventListener("input", show);

  const dialog = el(
    "dialog",
    { class: "share", "aria-labelledby": heading.id },
    el("div", { class: "share-head" }, heading, close),
    el("label", {}, el("span", {}, t("share.link")), linkField),
    copied(linkField),
    embedding,
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
  if (!document.querySelector(`link[href="${target.styles}"]`)) {
    document.head.append(el("link", { rel: "stylesheet", href: target.styles }));
  }
  document.body.append(dialog);
  dialog.showModal();
  linkField.select();
}
