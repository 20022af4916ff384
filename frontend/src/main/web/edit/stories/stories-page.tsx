/** The stories: what there is, how it stands, and what is done to a story as a whole. */
import { useEffect, useMemo, useState } from "preact/hooks";
import { Dialog } from "../dialog.tsx";
import { Masthead } from "../masthead.tsx";
import type { PageProps } from "../props.ts";
import { editorOf } from "../server/address.ts";
import type { Answer } from "../server/ask.ts";
import { useAsking } from "../server/asking.tsx";
import { toldOf } from "../server/told.ts";
import { freeId } from "../story/ids.ts";
import { type Said, Toast } from "../toast.tsx";
import { NewStory } from "./new-story.tsx";
import * as stories from "./stories.ts";
import { type EditedStory, titleIn } from "./stories.ts";
import { StoryCard } from "./story-card.tsx";

/** Of how many stories one looks for one by its name. */
const MANY = 10;

export function StoriesPage(props: PageProps) {
  const { page, words } = props;
  const { t, plural } = words;
  const { ask, signIn } = useAsking(props);
  const [all, setAll] = useState<readonly EditedStory[] | null>(null);
  const [failed, setFailed] = useState("");
  const [making, setMaking] = useState(false);
  const [deleting, setDeleting] = useState<EditedStory | null>(null);
  const [searched, setSearched] = useState("");
  const [busy, setBusy] = useState<string | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const [hasFirstPassword, setHasFirstPassword] = useState(false);
  const taken = useMemo(() => new Set(all?.map(({ id }) => id)), [all]);

  const load = async () => {
    const answer = await ask<{ stories: readonly EditedStory[] }>("/edit?f=json");
    setFailed(answer.kind === "ok" ? "" : toldOf(answer, words));
    if (answer.kind === "ok") setAll(answer.body.stories);
  };
  useEffect(() => {
    document.title = `${t("edit.stories")} · ${t("edit.title")}`;
    void load();
    void ask<{ passwordToChange?: boolean }>("/account").then((answer) =>
      setHasFirstPassword(answer.kind === "ok" && answer.body.passwordToChange === true),
    );
  }, []);

  /** Does something to a story; what became of it is told, and the list is read anew. */
  async function act<T>(id: string, what: () => Promise<Answer<T>>, done: (body: T) => Said): Promise<boolean> {
    if (busy !== null) return false;
    setBusy(id);
    const answer = await what();
    await load();
    setBusy(null);
    setSaid(answer.kind === "ok" ? done(answer.body) : { text: toldOf(answer, words) });
    return answer.kind === "ok";
  }

  const undoing = (id: string, title: string, what: () => Promise<Answer<unknown>>): NonNullable<Said["act"]> => ({
    label: t("edit.undo"),
    run: () => void act(id, what, () => ({ text: t("edit.stories.back", title) })),
  });
  const duplicate = (story: EditedStory) => {
    const id = freeId(story.id, taken, "story");
    const done = () => ({
      text: t("edit.stories.duplicated", titleIn(story, page.lang)),
      act: {
        label: t("edit.stories.open"),
        run: () => location.assign(`${page.base}${editorOf(id)}?lang=${page.lang}`),
      },
    });
    void act(story.id, () => stories.duplicate(ask, story, id), done);
  };
  const unpublish = (story: EditedStory) => {
    const title = titleIn(story, page.lang);
    void act(
      story.id,
      () => stories.unpublish(ask, story),
      (body) => ({
        text: t("edit.stories.unpublished", title),
        act: undoing(story.id, title, () => stories.publishAgain(ask, story.id, Number(body?.["revision"]))),
      }),
    );
  };
  const remove = (story: EditedStory) => {
    const title = titleIn(story, page.lang);
    setDeleting(null);
    void act(
      story.id,
      () => stories.remove(ask, story),
      (body) => {
        const seq = stories.seqOf(body);
        const text = t("edit.stories.deleted", title);
        return seq === undefined
          ? { text }
          : { text, act: undoing(story.id, title, () => stories.undo(ask, story.id, seq)) };
      },
    );
  };

  const shown = all === null ? [] : stories.matching(all, searched);
  return (
    <div class="edit-pages">
      <Masthead {...props} heading={t("edit.stories")} />
      <main>
        {hasFirstPassword && (
          <p class="notice">
            {t("edit.password.first")}{" "}
            <a href={`${page.base}/edit/account?lang=${page.lang}`}>{t("edit.password.change")}</a>
          </p>
        )}
        <div class="stories-tools">
          <button type="button" class="main" aria-haspopup="dialog" onClick={() => setMaking(true)}>
            {t("edit.stories.new")}
          </button>
          {all !== null && all.length > MANY && (
            <input
              type="search"
              dir="auto"
              aria-label={t("edit.stories.search")}
              placeholder={t("edit.stories.search")}
              value={searched}
              onInput={({ currentTarget }) => setSearched(currentTarget.value)}
            />
          )}
          <p class="hint" role="status">
            {all === null
              ? failed === "" && t("edit.stories.loading")
              : searched.trim() !== "" && plural("edit.stories.found", shown.length)}
          </p>
        </div>
        {failed && (
          <p class="notice" role="alert">
            {failed}{" "}
            <button type="button" onClick={() => void load()}>
              {t("edit.saved.now")}
            </button>
          </p>
        )}
        {all?.length === 0 && <p class="empty">{t("edit.stories.none")}</p>}
        <ul class="story-list">
          {shown.map((story) => (
            <StoryCard
              key={story.id}
              {...props}
              story={story}
              busy={busy === story.id}
              onRename={(lang, title) =>
                act(
                  story.id,
                  () => stories.rename(ask, story, lang, title),
                  () => ({ text: t(story.published ? "edit.stories.renamedDraft" : "edit.stories.renamed", title) }),
                )
              }
              onDuplicate={() => duplicate(story)}
              onUnpublish={() => unpublish(story)}
              onDelete={() => (story.published ? setDeleting(story) : remove(story))}
            />
          ))}
        </ul>
      </main>
      {making && <NewStory {...props} ask={ask} taken={taken} onClose={() => setMaking(false)} />}
      {deleting && (
        <Dialog words={words} heading={t("edit.stories.delete")} onClose={() => setDeleting(null)}>
          <p>{t("edit.stories.deletePublished", titleIn(deleting, page.lang))}</p>
          <button type="button" class="main" onClick={() => remove(deleting)}>
            {t("edit.stories.delete")}
          </button>
        </Dialog>
      )}
      {signIn}
      <Toast words={words} said={said} onClose={() => setSaid(null)} />
    </div>
  );
}
