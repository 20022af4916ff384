/** From what is written to what readers see: what they would miss, what changes for them, and what to do then. */
import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import { unsaved } from "../desk/state.ts";
import { useValue } from "../desk/use.ts";
import { Dialog } from "../dialog.tsx";
import type { Answer } from "../server/ask.ts";
import { toldOf } from "../server/told.ts";
import { handleOf } from "../story/item.ts";
import { Changes } from "./changes.tsx";
import { Checklist, NotSaved } from "./checklist.tsx";
import { PreviewLink } from "./preview-link.tsx";
import { Published } from "./published.tsx";
import { changeOf, chosen, type Draft, faultsOf, isInTheWay, type Key, type Review } from "./review.ts";

/** What the server takes together. */
const MOST_AT_ONCE = 10_000;
const LONGEST_NOTE = 2_000;

type Step = "asking" | "asked" | "publishing" | "published";

export function PublishDialog({ onClose }: { readonly onClose: () => void }) {
  const desk = useDesk();
  const { t, plural, lang } = desk.words;
  const story = `/stories/${encodeURIComponent(desk.story)}`;
  const [step, setStep] = useState<Step>("asking");
  const [review, setReview] = useState<Review | null>(null);
  const [left, setLeft] = useState<ReadonlySet<Key>>(new Set());
  const [faults, setFaults] = useState<ReadonlyMap<Key, readonly string[]>>(new Map());
  const [told, setTold] = useState("");
  const [note, setNote] = useState("");
  const isPublic = useValue(desk, ({ items }) => items.get("story")?.published ?? false);
  const open = useRef(true);
  useEffect(() => {
    void look();
    return () => {
      open.current = false;
    };
  }, []);

  async function look(): Promise<void> {
    setStep("asking");
    await desk.save();
    const answer = await desk.server.ask<Review>(`/edit/${encodeURIComponent(desk.story)}/review?lang=${lang}`);
    if (!open.current) return;
    if (answer.kind === "ok") setReview(answer.body);
    else setTold(toldOf(answer, desk.words));
    setStep("asked");
  }

  async function publish(drafts: readonly Draft[]): Promise<void> {
    setStep("publishing");
    setTold("");
    setFaults(new Map());
    for (let at = 0; at < drafts.length; at += MOST_AT_ONCE) {
      const some = drafts.slice(at, at + MOST_AT_ONCE);
      const answer = await desk.server.ask(`${story}/changes`, {
        method: "POST",
        body: { ...(note.trim() === "" ? {} : { note: note.trim() }), changes: some.map(changeOf) },
      });
      if (answer.kind !== "ok") return refused(answer, some);
    }
    await reread(drafts);
    if (open.current) setStep("published");
  }

  /** Readers see nothing of what was sent, unless the answer was lost: how things stand is asked anew. */
  async function refused(answer: Exclude<Answer<unknown>, { kind: "ok" }>, sent: readonly Draft[]): Promise<void> {
    const problem = answer.kind === "refused" ? answer.problem : undefined;
    if (problem?.errors) {
      setFaults(faultsOf(problem, sent));
      setStep("asked");
      return;
    }
    setTold(answer.kind === "away" ? t("edit.publish.noAnswer") : toldOf(answer, desk.words));
    if (problem) await reread(sent);
    await look();
  }

  async function reread(drafts: readonly Draft[]): Promise<void> {
    await desk.refresh(drafts.map(({ collection, id }) => handleOf(collection, id)));
  }

  const drafts = review ? chosen(review, left) : [];
  const blocked = review?.missing.some((one) => isInTheWay(one, left)) ?? false;
  const waits = useValue(desk, (state) => unsaved(state).length);
  return (
    <Dialog words={desk.words} heading={t("edit.publish")} class="publish" onClose={onClose}>
      <p class="hint" role="status">
        {step === "asking" && t("edit.publish.asking")}
        {step === "publishing" && t("edit.publish.publishing")}
        {step === "published" && t("edit.publish.done")}
      </p>
      {told && (
        <p class="notice" role="alert">
          {told}
        </p>
      )}
      {step === "asked" && review === null && (
        <button
          type="button"
          onClick={() => {
            setTold("");
            void look();
          }}
        >
          {t("edit.saved.now")}
        </button>
      )}
      {review && step !== "published" && step !== "asking" && (
        <>
          {waits > 0 && <NotSaved onLeave={onClose} />}
          <Checklist review={review} left={left} onLeave={onClose} onMended={() => void look()} />
          {review.drafts.length === 0 ? (
            <p>{t("edit.publish.nothing")}</p>
          ) : (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                if (step === "asked") void publish(drafts);
              }}
            >
              <Changes review={review} left={left} faults={faults} onLeft={setLeft} onLeave={onClose} />
              <div class="field">
                <label for="publish-note">{t("edit.publish.note")}</label>
                <textarea
                  id="publish-note"
                  rows={2}
                  dir="auto"
                  maxLength={LONGEST_NOTE}
                  aria-describedby="publish-note-hint"
                  value={note}
                  onInput={({ currentTarget }) => setNote(currentTarget.value)}
                />
                <p class="hint" id="publish-note-hint">
                  {t("edit.publish.noteHint")}
                </p>
              </div>
              {faults.get("")?.map((fault) => (
                <p class="fault" role="alert" key={fault}>
                  {fault}
                </p>
              ))}
              {blocked && <p class="fault">{t("edit.publish.blocked")}</p>}
              <button type="submit" class="main" disabled={blocked || drafts.length === 0}>
                {plural("edit.publish.do", drafts.length)}
              </button>
            </form>
          )}
          <PreviewLink />
        </>
      )}
      {(step === "published" || (step === "asked" && isPublic)) && (
        <details class="published" open={step === "published" || review?.drafts.length === 0}>
          <summary>{t("edit.published")}</summary>
          <Published onUnpublished={() => void look()} />
        </details>
      )}
    </Dialog>
  );
}
