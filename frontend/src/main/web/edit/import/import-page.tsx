/** A file of rows becomes incidents of a story: tried first, looked at, mended, and then imported; or taken back. */
import { useEffect, useRef, useState } from "preact/hooks";
import { keepFocus } from "../focus.ts";
import { Masthead } from "../masthead.tsx";
import { mayPublish } from "../page.ts";
import type { PageProps } from "../props.ts";
import { editorOf } from "../server/address.ts";
import { useAsking } from "../server/asking.tsx";
import { CheckedView } from "./checked.tsx";
import { ChooseFile } from "./choose-file.tsx";
import { DoneView } from "./done.tsx";
import { EarlierImports } from "./earlier.tsx";
import { isUnderWay } from "./imports.ts";
import { tablesOf } from "./pasted.ts";
import { SendingView, WorkingView } from "./progress.tsx";
import { spokenOf } from "./spoken.ts";
import type { StageProps } from "./stage.ts";
import { useTargetStory } from "./target-story.ts";
import { useImport, type Wanted } from "./use-import.ts";

export function ImportPage(props: PageProps) {
  const { page, words } = props;
  const { t } = words;
  const story = page.story ?? "";
  const { ask, signIn } = useAsking(props);
  const target = useTargetStory(props, ask, story);
  const current = useImport(props, ask, story, !mayPublish(page));
  const [kept, setKept] = useState("");
  const [noted, setNoted] = useState("");
  const [over, setOver] = useState(false);
  const title = target?.title ?? story;
  useEffect(() => {
    document.title = `${t("edit.import")} · ${title} · ${t("edit.title")}`;
  }, [title]);

  const take = (files: readonly File[], wanted: Partial<Wanted> = { kept }) => {
    const [file, ...others] = files;
    setNoted("");
    if (!file) return setNoted(t("edit.import.noFile"));
    if (others.length > 0) setNoted(t("edit.import.oneAtATime", file.name));
    current.take(file, wanted);
  };
  const latest = useRef(take);
  latest.current = take;
  useDrops((files) => latest.current(files), setOver);

  const { stage } = current;
  const main = useRef<HTMLElement>(null);
  const shown = stage.kind !== "known" ? stage.kind : stage.standing.undone ? "undone" : stage.standing.state;
  const before = useRef<string>(shown);
  useEffect(() => {
    // What was pressed is gone with what it belonged to.
    if (shown !== before.current) keepFocus(() => main.current?.querySelector("h2"));
    before.current = shown;
  }, [shown]);
  return (
    <div class={over ? "edit-pages import-page over" : "edit-pages import-page"}>
      <Masthead {...props} heading={t("edit.import.heading", title)} />
      <main ref={main}>
        <p>
          <a href={`${page.base}${editorOf(story)}?lang=${page.lang}`}>{t("edit.import.toDesk")}</a>
        </p>
        <p class="unseen" role="status">
          {spokenOf(current, words)}
        </p>
        <div class="remarks" role="status">
          {noted && <p class="notice">{noted}</p>}
          {current.remark && <p class="notice">{current.remark}</p>}
        </div>
        {current.told && (
          <p class="notice" role="alert">
            {current.told}{" "}
            {current.again && (
              <button type="button" onClick={current.again}>
                {t("edit.import.tryAgain")}
              </button>
            )}
          </p>
        )}
        <Stages {...props} current={current} target={target} kept={kept} onKept={setKept} onFiles={take} />
      </main>
      {over && (
        <p class="drop-here" aria-hidden="true">
          {t("edit.import.dropHere")}
        </p>
      )}
      {signIn}
    </div>
  );
}

interface StagesProps extends StageProps {
  readonly kept: string;
  readonly onKept: (name: string) => void;
}

function Stages(props: StagesProps) {
  const { current } = props;
  const { stage, report } = current;
  if (stage.kind === "sending") return <SendingView {...props} name={stage.name} share={stage.share} />;
  if (stage.kind === "choosing") {
    return (
      <>
        <ChooseFile {...props} />
        <EarlierImports {...props} />
      </>
    );
  }
  const { standing } = stage;
  if (standing.state === "done") return <DoneView {...props} standing={standing} />;
  // What is checked again stays in sight meanwhile.
  if (isUnderWay(standing) && (report === null || standing.state === "applying" || !standing.dryRun)) {
    return <WorkingView {...props} standing={standing} />;
  }
  return <CheckedView {...props} standing={standing} />;
}

/** A file may be dropped, or a table pasted, anywhere on the page. */
function useDrops(onFiles: (files: readonly File[]) => void, onOver: (over: boolean) => void): void {
  useEffect(() => {
    const has = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const over = (event: DragEvent) => {
      if (!has(event)) return;
      event.preventDefault();
      onOver(true);
    };
    const out = (event: DragEvent) => {
      if (event.relatedTarget === null) onOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!has(event)) return;
      event.preventDefault();
      onOver(false);
      onFiles(filesOf(event.dataTransfer));
    };
    const pasted = (event: ClipboardEvent) => {
      // Whoever pastes into a field means the field.
      if (isField(event.target)) return;
      const text = event.clipboardData?.getData("text/plain") ?? "";
      // A picture of the cells lies beside their text.
      const files = text === "" ? [...(event.clipboardData?.files ?? [])] : tablesOf(text);
      if (files.length === 0) return;
      event.preventDefault();
      onFiles(files);
    };
    document.addEventListener("dragover", over);
    document.addEventListener("dragleave", out);
    document.addEventListener("drop", drop);
    document.addEventListener("paste", pasted);
    return () => {
      document.removeEventListener("dragover", over);
      document.removeEventListener("dragleave", out);
      document.removeEventListener("drop", drop);
      document.removeEventListener("paste", pasted);
    };
  }, []);
}

/** Without folders, which look like files and cannot be read. */
function filesOf(dropped: DataTransfer | null): readonly File[] {
  return [...(dropped?.items ?? [])]
    .filter((item) => item.kind === "file" && item.webkitGetAsEntry()?.isDirectory !== true)
    .flatMap((item) => item.getAsFile() ?? []);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
