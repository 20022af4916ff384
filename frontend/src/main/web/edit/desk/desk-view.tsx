/** The editor of one story: what there is, the form of what is edited, and the page that it comes to. */
import { useEffect, useState } from "preact/hooks";
import { ItemForm } from "../form/form.tsx";
import { selectNextWithGap } from "../form/language-bar.tsx";
import { newItem } from "../form/new-item.ts";
import { ItemList } from "../list/list.tsx";
import { AccountMenu } from "../masthead.tsx";
import { Preview } from "../preview/preview.tsx";
import { Publish } from "../publish/publish.tsx";
import { SignInAgain } from "../server/sign-in.tsx";
import { titleOf } from "../story/item.ts";
import { told } from "../story/texts.ts";
import { type Desk, DeskContext } from "./desk.ts";
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
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const inText = event.target instanceof Element && event.target.closest("input, textarea, select, dialog");
      if (event.altKey && event.code === "KeyN") newItem(desk, "incidents");
      else if (event.altKey && event.code === "KeyL") selectNextWithGap(desk);
      else if ((event.ctrlKey || event.metaKey) && event.code === "KeyS") void desk.save();
      else if (inText) return;
      else if ((event.ctrlKey || event.metaKey) && event.code === "KeyZ") (event.shiftKey ? desk.redo : desk.undo)();
      else if ((event.ctrlKey || event.metaKey) && event.code === "KeyY") desk.redo();
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [desk]);
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
            <Publish />
          </div>
          <AccountMenu page={desk.page} server={desk.server} words={desk.words} />
        </header>
        <SignInAgain />
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
