/** One of the stories: how it stands, and what can be done to it as a whole. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { keepFocus } from "../focus.ts";
import { momentIn } from "../moments.ts";
import { mayPublish } from "../page.ts";
import type { PageProps } from "../props.ts";
import { editorOf, importsInto } from "../server/address.ts";
import { type EditedStory, titleIn, titleLang } from "./stories.ts";

export interface StoryCardProps extends PageProps {
  readonly story: EditedStory;
  readonly busy: boolean;
  /** @returns whether it is done */
  readonly onRename: (lang: string, title: string) => Promise<boolean>;
  readonly onDuplicate: () => void;
  readonly onUnpublish: () => void;
  readonly onDelete: () => void;
}

export function StoryCard(props: StoryCardProps) {
  const { page, words, story, busy, onRename, onDuplicate, onUnpublish, onDelete } = props;
  const { t, plural } = words;
  const [renaming, setRenaming] = useState(false);
  const card = useRef<HTMLLIElement>(null);
  const renamed = () => {
    setRenaming(false);
    keepFocus(() => card.current?.querySelector("h2 a"));
  };
  const title = titleIn(story, page.lang);
  const lang = titleLang(story, page.lang);
  const address = `${page.base}${editorOf(story.id)}?lang=${page.lang}`;
  const mayNow = mayPublish(page);
  const changed = story.published
    ? story.drafts === 0
      ? t("edit.stories.published")
      : plural("edit.stories.changed", story.drafts)
    : t("edit.stories.draft");
  const edited = story.edited === null ? "" : momentIn(page.messages, story.edited);
  // What it is called stands behind what is done to it, for who hears the buttons alone.
  const act = (label: string, run: () => void) => (
    <button type="button" onClick={run}>
      {label}
      <span class="unseen">: {title}</span>
    </button>
  );
  return (
    <li ref={card} class="story-card" data-story={story.id} aria-busy={busy}>
      {story.published ? (
        <img
          src={`${page.base}/stories/${story.id}/card.png?lang=${page.lang}`}
          alt=""
          loading="lazy"
          width={1200}
          height={630}
        />
      ) : (
        <div class="no-picture" aria-hidden="true">
          {t("edit.flag.draft")}
        </div>
      )}
      {renaming ? (
        <Rename
          {...props}
          title={title}
          lang={lang}
          onEnd={renamed}
          onTitle={async (next) => (await onRename(lang, next)) && renamed()}
        />
      ) : (
        <h2>
          <a href={address} lang={lang} dir="auto">
            {title}
          </a>
        </h2>
      )}
      <p>
        <span class={story.published ? "flag seen" : "flag"}>{changed}</span>
      </p>
      <p class="hint">
        {plural("edit.stories.incidents", story.incidents)}
        {edited && " · "}
        {edited &&
          (story.editedBy ? t("edit.stories.editedBy", story.editedBy, edited) : t("edit.stories.edited", edited))}
      </p>
      <div class="acts">
        {!renaming && act(t("edit.stories.rename"), () => setRenaming(true))}
        <a class="button" href={`${page.base}${importsInto(story.id)}?lang=${page.lang}`}>
          {t("edit.import")}
          <span class="unseen">: {title}</span>
        </a>
        {act(t("edit.stories.duplicate"), onDuplicate)}
        {mayNow && (!story.published || story.drafts > 0) && (
          <a class="button" href={`${address}#publish`}>
            {t("edit.publish")}
            <span class="unseen">: {title}</span>
          </a>
        )}
        {mayNow && story.published && act(t("edit.unpublish"), onUnpublish)}
        {(mayNow || !story.published) && act(t("edit.stories.delete"), onDelete)}
      </div>
    </li>
  );
}

interface RenameProps extends PageProps {
  readonly title: string;
  readonly lang: string;
  readonly onTitle: (title: string) => void;
  readonly onEnd: () => void;
}

function Rename({ words, title, lang, onTitle, onEnd }: RenameProps) {
  const { t } = words;
  const [text, setText] = useState(title);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.select(), []);
  return (
    <form
      class="rename"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === title) onEnd();
        else if (text.trim() !== "") onTitle(text.trim());
      }}
      onKeyDown={({ key }) => key === "Escape" && onEnd()}
    >
      <input
        type="text"
        dir="auto"
        lang={lang}
        required
        ref={field}
        aria-label={t("edit.field.title")}
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div class="acts">
        <button type="submit" class="main">
          {t("edit.save")}
        </button>
        <button type="button" onClick={onEnd}>
          {t("edit.cancel")}
        </button>
      </div>
    </form>
  );
}
