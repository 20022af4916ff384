/** What an article's editor chooses of the map in it, the code that it comes to, and a preview. */
import { el } from "../dom/element.ts";
import type { Key, Translator } from "../i18n/messages.ts";
import { type EmbedOptions, embedCode, widgetAddress } from "./embed-code.ts";

/** What is to be shared. */
export interface ShareTarget {
  /** The address of the reader page in the state on screen. */
  readonly link: string;
  /** The server's address, with a slash at its end. */
  readonly root: string;
  readonly story: string;
  /** The address of the story's page, without a query. */
  readonly page: string;
  readonly title: string;
  /** Tags and names. */
  readonly languages: Choices;
  /** Whether the story stands as files, without a server. */
  readonly files: boolean;
}

type Choices = readonly (readonly [value: string, text: string])[];

const LEAST_HEIGHT = 300;
const MOST_HEIGHT = 1600;
const FIRST_HEIGHT = 560;
const THEMES = ["auto", "light", "dark"] as const;

/** @param copyButton makes a button that copies a field's text */
export function createEmbedForm(
  translator: Translator,
  target: ShareTarget,
  copyButton: (field: HTMLTextAreaElement) => HTMLElement,
): HTMLElement {
  const { t } = translator;
  const { form, options } = createOptions(translator, target);
  const code = el("textarea", { readonly: true, rows: "5", spellcheck: "false" });
  const preview = el("iframe", { class: "share-preview", title: t("share.preview"), loading: "lazy" });
  const show = () => {
    const chosen = options();
    code.value = embedCode(chosen);
    const address = widgetAddress(chosen);
    if (preview.src !== address) preview.src = address;
    preview.style.height = `${chosen.by === "frame" ? chosen.height : FIRST_HEIGHT}px`;
  };
  const embedding = el(
    "details",
    { class: "share-embed" },
    el("summary", {}, t("share.embed")),
    form,
    el("label", {}, el("span", {}, t("share.code")), code),
    copyButton(code),
    preview,
  );
  // The preview is loaded when it is to be seen.
  embedding.addEventListener("toggle", show, { once: true });
  embedding.addEventListener("input", show);
  return embedding;
}

function createOptions(translator: Translator, target: ShareTarget) {
  const { t } = translator;
  const link = new URL(target.link);
  const choice = (label: Key, choices: Choices, chosen: string) => {
    const options = choices.map(([value, text]) => el("option", { value, selected: value === chosen }, text));
    const select = el("select", {}, ...options);
    return { select, label: el("label", {}, el("span", {}, t(label)), select) };
  };
  const check = (label: Key) => {
    const box = el("input", { type: "checkbox", checked: true });
    return { box, label: el("label", { class: "check" }, box, t(label)) };
  };
  const ways: Choices = [
    ["script", t("share.by.script")],
    ["frame", t("share.by.frame")],
  ];
  const by = choice("share.by", ways, "script");
  const lang = choice("share.language", target.languages, translator.lang);
  const themes = THEMES.map((one) => [one, t(`share.theme.${one}`)] as const);
  const theme = choice("share.theme", themes, link.searchParams.get("theme") ?? "auto");
  const now = check("share.fromNow");
  const controls = check("share.controls");
  const height = el("input", {
    type: "number",
    min: String(LEAST_HEIGHT),
    max: String(MOST_HEIGHT),
    step: "10",
    value: String(FIRST_HEIGHT),
  });
  const heightLabel = el("label", { hidden: true }, el("span", {}, t("share.height")), height);
  const isFrame = () => by.select.value === "frame";
  by.select.addEventListener("change", () => {
    heightLabel.hidden = !isFrame();
  });
  const labels = [by.label, lang.label, theme.label, heightLabel, now.label, controls.label];
  return {
    form: el("div", { class: "share-options" }, ...labels),
    options: (): EmbedOptions => ({
      root: target.root,
      story: target.story,
      page: target.page,
      title: target.title,
      query: now.box.checked ? link.search.slice(1) : "",
      lang: lang.select.value,
      theme: THEMES.find((one) => one === theme.select.value) ?? "auto",
      controls: controls.box.checked,
      files: target.files,
      by: isFrame() ? "frame" : "script",
      height: Math.max(LEAST_HEIGHT, Math.min(MOST_HEIGHT, height.valueAsNumber || FIRST_HEIGHT)),
    }),
  };
}
