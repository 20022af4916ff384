/** The editor of one story: what there is, the form of what is edited, and the page that it comes to. */
import { useEffect, useState } from "preact/hooks";
import { ItemForm } from "../form/form.tsx";
import { ItemList } from "../list/list.tsx";
import { AccountMenu } from "../masthead.tsx";
import { Preview } from "../preview/preview.tsx";
import { ADDRESS, Publish } from "../publish/publish.tsx";
import { importsInto } from "../server/address.ts";
import { SignInAgain } from "../server/sign-in.tsx";
import { titleOf } from "../story/item.ts";
import { told } from "../story/texts.ts";
import { type Desk, DeskContext } from "./desk.ts";
import { enterPart, KeysButton, KeysSheet, useDeskKeys } from "./keys.tsx";
import { People } from "./people.tsx";
import { SaveStatus } from "./save-status.tsx";
import { languagesOf } from "./state.ts";
import { useValue } from "./use.ts";

const PARTS = ["list", "form", "preview"] as const;
type Part = (typeof PARTS)[number];

export function DeskView({ desk }: { readonly desk: Desk }) {
  const { t } = desk.words;
  /** Where there is room for one alone. */
  const [part, setPart] = useState<Part>("list");
  const [publishing, setPublishing] = useState(() => location.hash === ADDRESS);
  const [keysTold, setKeysTold] = useState(false);
  const title = useValue(desk, (state) => {
    const story = state.items.get("story");
    const first = languagesOf(state.items)[0] ?? state.lang;
    return story ? told(titleOf(story, first), [state.lang, first]) : "";
  });
  const canUndo = useValue(desk, ({ undo }) => undo.length > 0);
  const canRedo = useValue(desk, ({ redo }) => redo.length > 0);
  const selected = useValue(desk, (state) => state.selected);
  useEffect(() => {
    if (selected !== null) setPart("form");
  }, [selected]);
  useEffect(() => {
    document.title = `${title} · ${t("edit.title")}`;
  }, [title]);
  const goOn = (step: 1 | -1) => {
    const boxes = [...document.querySelectorAll(".parts > *")];
    const at = boxes.findIndex((box) => box.contains(document.activeElement));
    const to = (Math.max(at, step < 0 ? 0 : -1) + step + boxes.length) % boxes.length;
    setPart(PARTS[to] ?? "form");
    requestAnimationFrame(() => enterPart(boxes[to]));
  };
  useDeskKeys(desk, { publish: () => setPublishing(true), tell: () => setKeysTold(true), goOn });
  return (
    <DeskContext.Provider value={desk}>
      <div class="story-desk">
        <header class="desk-bar">
          <a href={`${desk.server.base}/edit?lang=${desk.page.lang}`}>{t("edit.stories")}</a>
          <h1 dir="auto">{title || t("edit.untitled")}</h1>
          <People />
          <SaveStatus />
          <div class="tools">
            <button type="button" onClick={desk.undo} disabled={!canUndo} aria-keyshortcuts="Control+Z">
              {t("edit.undo")}
            </button>
            <button type="button" onClick={desk.redo} disabled={!canRedo} aria-keyshortcuts="Control+Shift+Z">
              {t("edit.redo")}
            </button>
            <a class="button" href={`${desk.server.base}${importsInto(desk.story)}?lang=${desk.page.lang}`}>
              {t("edit.import")}
            </a>
            <KeysButton words={desk.words} onOpen={() => setKeysTold(true)} />
            <Publish open={publishing} onOpen={setPublishing} />
          </div>
          <AccountMenu page={desk.page} server={desk.server} words={desk.words} />
        </header>
        <SignInAgain />
        {keysTold && <KeysSheet onClose={() => setKeysTold(false)} />}
        <div class="parts" data-part={part}>
          <ItemList />
          <main>
            <ItemForm />
          </main>
          <Preview />
        </div>
        <nav class="part-tabs" aria-label={t("edit.parts")}>
          {PARTS.map((one) => (
            <button type="button" key={one} aria-pressed={one === part} onClick={() => setPart(one)}>
              {t(`edit.part.${one}`)}
            </button>
          ))}
        </nav>
      </div>
    </DeskContext.Provider>
  );
}
