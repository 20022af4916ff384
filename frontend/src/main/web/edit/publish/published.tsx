/** What to do with a story that readers see: where it is, how it comes into an article, and how it is taken back. */
import { useState } from "preact/hooks";
import { type EmbedOptions, embedCode, widgetAddress } from "../../share/embed-code.ts";
import { CopyField } from "../copy-field.tsx";
import { useDesk } from "../desk/desk.ts";
import { languagesOf } from "../desk/state.ts";
import { useValue } from "../desk/use.ts";
import { languageName } from "../language-names.ts";
import { toldOf } from "../server/told.ts";
import { unpublish } from "../stories/stories.ts";
import { titleOf } from "../story/item.ts";
import { told } from "../story/texts.ts";

const HEIGHT_PX = 560;
const THEMES = ["auto", "light", "dark"] as const;

export function Published({ onUnpublished }: { readonly onUnpublished: () => void }) {
  const desk = useDesk();
  const { t } = desk.words;
  const item = useValue(desk, ({ items }) => items.get("story"));
  const languages = languagesOf(desk.state.items);
  const [lang, setLang] = useState(desk.state.lang);
  const [by, setBy] = useState<EmbedOptions["by"]>("script");
  const [theme, setTheme] = useState<EmbedOptions["theme"]>("auto");
  const root = new URL(`${desk.server.base}/`, location.href).href;
  const page = new URL(`stories/${encodeURIComponent(desk.story)}`, root).href;
  const card = `${page}/card.png?lang=${encodeURIComponent(lang)}`;
  const options: EmbedOptions = {
    root,
    story: desk.story,
    page,
    title: item ? told(titleOf(item, languages[0] ?? lang), [lang, ...languages]) : desk.story,
    query: "",
    lang,
    theme,
    controls: true,
    files: false,
    by,
    height: HEIGHT_PX,
  };
  return (
    <div class="what-now">
      <CopyField words={desk.words} label={t("edit.published.address")} value={page} />
      <p>
        <a href={page} target="_blank" rel="noopener">
          {t("edit.published.open")}
        </a>
      </p>
      <fieldset class="embedding">
        <legend>{t("share.embed")}</legend>
        <label>
          <span>{t("share.by")}</span>
          <select
            value={by}
            onChange={({ currentTarget }) => setBy(currentTarget.value === "frame" ? "frame" : "script")}
          >
            <option value="script">{t("share.by.script")}</option>
            <option value="frame">{t("share.by.frame")}</option>
          </select>
        </label>
        {languages.length > 1 && (
          <label>
            <span>{t("share.language")}</span>
            <select value={lang} onChange={({ currentTarget }) => setLang(currentTarget.value)}>
              {languages.map((one) => (
                <option key={one} value={one}>
                  {languageName(one, desk.words.lang)}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          <span>{t("share.theme")}</span>
          <select
            value={theme}
            onChange={({ currentTarget }) => setTheme(THEMES.find((one) => one === currentTarget.value) ?? "auto")}
          >
            {THEMES.map((one) => (
              <option key={one} value={one}>
                {t(`share.theme.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </fieldset>
      <CopyField words={desk.words} label={t("share.code")} value={embedCode(options)} rows={5} />
      <p class="hint">{t("edit.published.codeHint")}</p>
      <h3>{t("edit.published.article")}</h3>
      <div class="sample-article">
        <Lines count={3} />
        <iframe title={t("edit.published.article")} src={widgetAddress(options)} height={HEIGHT_PX} loading="lazy" />
        <Lines count={4} />
      </div>
      <h3>{t("edit.published.card")}</h3>
      <a href={card} download={`${desk.story}.png`}>
        <img class="card" src={card} alt={t("edit.published.cardAlt")} loading="lazy" width={1200} height={630} />
      </a>
      <Unpublish onUnpublished={onUnpublished} />
    </div>
  );
}

/** Where an article's text would be. */
function Lines({ count }: { readonly count: number }) {
  return (
    <div class="lines" aria-hidden="true">
      {Array.from({ length: count }, (_, nth) => (
        <span key={nth} />
      ))}
    </div>
  );
}

function Unpublish({ onUnpublished }: { readonly onUnpublished: () => void }) {
  const desk = useDesk();
  const { t } = desk.words;
  const [said, setSaid] = useState("");
  const go = async () => {
    const revision = desk.state.items.get("story")?.revision ?? 0;
    const answer = await unpublish(desk.server.ask, { id: desk.story, revision });
    await desk.refresh(["story"]);
    if (answer.kind === "ok") onUnpublished();
    else setSaid(toldOf(answer, desk.words));
  };
  return (
    <details>
      <summary>{t("edit.unpublish")}</summary>
      <p>{t("edit.unpublish.what")}</p>
      <button type="button" onClick={() => void go()}>
        {t("edit.unpublish")}
      </button>
      <p class="fault" role="alert">
        {said}
      </p>
    </details>
  );
}
