/** What changes for readers, in words; what is not ticked stays a draft. */
import { useState } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import { COLLECTIONS } from "../story/item.ts";
import { leadTo } from "./lead.ts";
import { type Difference, type Draft, type Key, keyOf, mustGo, type Review } from "./review.ts";

/** As many as are looked through one by one. */
const SHOWN = 100;

export interface ChangesProps {
  readonly review: Review;
  readonly left: ReadonlySet<Key>;
  /** What the server found wrong with them. */
  readonly faults: ReadonlyMap<Key, readonly string[]>;
  readonly onLeft: (left: ReadonlySet<Key>) => void;
  readonly onLeave: () => void;
}

export function Changes({ review, left, faults, onLeft, onLeave }: ChangesProps) {
  const { t, plural } = useDesk().words;
  const [whole, setWhole] = useState(false);
  const { drafts } = review;
  const shown = new Set(whole ? drafts : drafts.slice(0, SHOWN));
  const free = drafts.filter((draft) => !mustGo(draft));
  const areAll = free.every((draft) => !left.has(keyOf(draft)));
  const tick = (draft: Draft, ticked: boolean) => {
    const next = new Set(left);
    if (ticked) next.delete(keyOf(draft));
    else next.add(keyOf(draft));
    onLeft(next);
  };
  return (
    <section class="changes">
      <h3>{t("edit.changes")}</h3>
      {free.length > 1 && (
        <label class="check">
          <input type="checkbox" checked={areAll} onChange={() => onLeft(new Set(areAll ? free.map(keyOf) : []))} />
          <span>{t("edit.changes.all")}</span>
        </label>
      )}
      {COLLECTIONS.map((collection) => {
        const some = drafts.filter((draft) => draft.collection === collection && shown.has(draft));
        return (
          some.length > 0 && (
            <fieldset key={collection}>
              <legend>{collection === "story" ? t("edit.story") : t(`edit.kind.${collection}`)}</legend>
              <ul>
                {some.map((draft) => (
                  <Change
                    key={draft.id}
                    draft={draft}
                    ticked={mustGo(draft) || !left.has(keyOf(draft))}
                    faults={faults.get(keyOf(draft)) ?? []}
                    onTick={(ticked) => tick(draft, ticked)}
                    onLeave={onLeave}
                  />
                ))}
              </ul>
            </fieldset>
          )
        );
      })}
      {shown.size < drafts.length && (
        <button type="button" onClick={() => setWhole(true)}>
          {plural("edit.missing.more", drafts.length - shown.size)}
        </button>
      )}
    </section>
  );
}

interface ChangeProps {
  readonly draft: Draft;
  readonly ticked: boolean;
  readonly faults: readonly string[];
  readonly onTick: (ticked: boolean) => void;
  readonly onLeave: () => void;
}

function Change({ draft, ticked, faults, onTick, onLeave }: ChangeProps) {
  const desk = useDesk();
  const { t } = desk.words;
  const { collection, id, title, by, differences = [] } = draft;
  return (
    <li>
      <label class="check">
        <input
          type="checkbox"
          checked={ticked}
          disabled={mustGo(draft)}
          onChange={({ currentTarget }) => onTick(currentTarget.checked)}
        />
        <span>
          <bdi>{title ?? id}</bdi>{" "}
          <span class="flag">{t(draft.new ? "edit.changes.new" : "edit.changes.changed")}</span>{" "}
          {by && <span class="hint">{t("edit.changes.by", by)}</span>}
        </span>
      </label>
      {mustGo(draft) && <p class="hint">{t("edit.changes.mustGo")}</p>}
      {differences.length > 0 && (
        <ul class="differences">
          {differences.map((difference) => (
            <Told key={difference.field} difference={difference} />
          ))}
        </ul>
      )}
      {faults.length > 0 && (
        <div role="alert">
          {faults.map((fault) => (
            <p class="fault" key={fault}>
              {fault}
            </p>
          ))}
          <button
            type="button"
            onClick={() => {
              onLeave();
              leadTo(desk, collection, id);
            }}
          >
            {t("edit.changes.mend")}
          </button>
        </div>
      )}
    </li>
  );
}

function Told({ difference }: { readonly difference: Difference }) {
  const { t } = useDesk().words;
  const { label, from, to } = difference;
  return (
    <li>
      <b>{label}</b>{" "}
      {from && (
        <del dir="auto">
          <span class="unseen">{t("edit.changes.from")} </span>
          {from}
        </del>
      )}{" "}
      {to && (
        <ins dir="auto">
          <span class="unseen">{t("edit.changes.to")} </span>
          {to}
        </ins>
      )}
    </li>
  );
}
