/** The form of a new story: what it needs and no more, the rest is written in the editor. */
import { useId, useState } from "preact/hooks";
import { Dialog } from "../dialog.tsx";
import { toFault } from "../focus.ts";
import { languageName } from "../language-names.ts";
import type { PageProps } from "../props.ts";
import type { Answer } from "../server/ask.ts";
import type { Ask } from "../server/asking.tsx";
import { faultAt, toldOf } from "../server/told.ts";
import { freeId } from "../story/ids.ts";
import { firstStory, isTimeZone, todayIn } from "./first-story.ts";
import { languageChoices } from "./languages.ts";

export interface NewStoryProps extends PageProps {
  readonly ask: Ask;
  /** Ids of stories. */
  readonly taken: ReadonlySet<string>;
  readonly onClose: () => void;
}

/** Beside the stories' the editor has these pages, and the server makes no story of such a name. */
export const RESERVED: readonly string[] = ["account", "accounts"];

/** Ids may be taken that nobody here knows of. */
const MOST_TRIES = 20;

export function NewStory({ page, words, ask, taken, onClose }: NewStoryProps) {
  const { t } = words;
  const id = useId();
  const [title, setTitle] = useState("");
  const [lang, setLang] = useState(page.lang);
  const [also, setAlso] = useState<readonly string[]>([]);
  const [timeZone, setTimeZone] = useState(() => new Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Exclude<Answer<unknown>, { kind: "ok" }> | null>(null);
  const [tried, setTried] = useState(false);
  const offered = page.languages.map(({ code }) => code).filter((code) => code !== lang);

  const make = async (form: HTMLFormElement) => {
    setTried(true);
    if (title.trim() === "" || !isTimeZone(timeZone)) {
      toFault(form);
      return;
    }
    if (busy) return;
    setBusy(true);
    const wanted = { title, lang, also: also.filter((one) => offered.includes(one)), timeZone, from, to };
    const body = firstStory(wanted, todayIn(timeZone, new Date()));
    const used = new Set([...taken, ...RESERVED]);
    for (let tries = 1; ; tries++) {
      const story = freeId(title, used, "story");
      const answer = await ask(`/stories/${story}?draft=true`, { method: "PUT", isNew: true, body });
      if (answer.kind === "ok") return location.assign(`${page.base}/edit/${story}?lang=${page.lang}`);
      const isTaken = answer.kind === "refused" && [409, 412].includes(answer.problem.status);
      if (!isTaken || tries === MOST_TRIES) {
        setRefused(answer);
        setBusy(false);
        toFault(form);
        return;
      }
      used.add(story);
    }
  };
  const lacksTitle = tried && title.trim() === "" ? t("edit.stories.new.lacksTitle") : undefined;
  const titleFault = lacksTitle ?? faultAt(refused, "title");
  const zoneFault = tried && !isTimeZone(timeZone) ? t("edit.stories.new.noZone") : faultAt(refused, "timeZone");
  const extentFault = faultAt(refused, "extent");
  const isTold = titleFault ?? zoneFault ?? extentFault;
  return (
    <Dialog words={words} heading={t("edit.stories.new")} class="new-story" onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void make(event.currentTarget);
        }}
      >
        <div class="field">
          <label for={`${id}-title`}>{t("edit.field.title")}</label>
          <input
            id={`${id}-title`}
            type="text"
            dir="auto"
            lang={lang}
            required
            autofocus
            value={title}
            aria-invalid={titleFault !== undefined}
            aria-describedby={`${id}-title-fault`}
            onInput={({ currentTarget }) => setTitle(currentTarget.value)}
          />
          <p class="fault" id={`${id}-title-fault`}>
            {titleFault}
          </p>
        </div>
        <div class="field">
          <label for={`${id}-lang`}>{t("edit.stories.new.lang")}</label>
          <select id={`${id}-lang`} value={lang} onChange={({ currentTarget }) => setLang(currentTarget.value)}>
            {languageChoices(
              page.languages.map(({ code }) => code),
              page.lang,
            ).map(([tag, name]) => (
              <option key={tag} value={tag}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <fieldset class="field">
          <legend>{t("edit.stories.new.also")}</legend>
          <div class="chips">
            {offered.map((one) => (
              <label class="chip" key={one}>
                <input
                  type="checkbox"
                  checked={also.includes(one)}
                  onChange={({ currentTarget }) =>
                    setAlso(currentTarget.checked ? [...also, one] : also.filter((other) => other !== one))
                  }
                />
                <span>{languageName(one, page.lang)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div class="field">
          <label for={`${id}-zone`}>{t("edit.field.timeZone")}</label>
          <input
            id={`${id}-zone`}
            type="text"
            dir="ltr"
            list={`${id}-zones`}
            spellcheck={false}
            value={timeZone}
            aria-invalid={zoneFault !== undefined}
            aria-describedby={`${id}-zone-hint ${id}-zone-fault`}
            onInput={({ currentTarget }) => setTimeZone(currentTarget.value.trim())}
          />
          <datalist id={`${id}-zones`}>
            {Intl.supportedValuesOf("timeZone").map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
          <p class="hint" id={`${id}-zone-hint`}>
            {t("edit.stories.new.zoneHint")}
          </p>
          <p class="fault" id={`${id}-zone-fault`}>
            {zoneFault}
          </p>
        </div>
        <fieldset class="field">
          <legend>{t("edit.field.extent")}</legend>
          <div class="beside">
            <label>
              <span>{t("edit.stories.new.from")}</span>
              <input type="date" value={from} onInput={({ currentTarget }) => setFrom(currentTarget.value)} />
            </label>
            <label>
              <span>{t("edit.stories.new.to")}</span>
              <input type="date" value={to} onInput={({ currentTarget }) => setTo(currentTarget.value)} />
            </label>
          </div>
          <p class="hint">{t("edit.stories.new.extentHint")}</p>
          <p class="fault">{extentFault}</p>
        </fieldset>
        <p class="fault" role="alert">
          {refused && isTold === undefined && toldOf(refused, words)}
        </p>
        <button type="submit" class="main" aria-busy={busy}>
          {t("edit.stories.new.make")}
        </button>
      </form>
    </Dialog>
  );
}
