/** What a reader would miss; each leads to where it is mended. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import { languagesOf, unsaved } from "../desk/state.ts";
import { useValue } from "../desk/use.ts";
import { titleOf } from "../story/item.ts";
import { told } from "../story/texts.ts";
import { leadTo } from "./lead.ts";
import { type Group, groupsOf, type Key, keyOf, type Missing, PLAIN, type Review } from "./review.ts";

const SHOWN = 10;

export interface ChecklistProps {
  readonly review: Review;
  readonly left: ReadonlySet<Key>;
  /** Somebody goes to the form of an item. */
  readonly onLeave: () => void;
  /** The story itself was mended here. */
  readonly onMended: () => void;
}

export function Checklist({ review, left, onLeave, onMended }: ChecklistProps) {
  const { t } = useDesk().words;
  const groups = groupsOf(review, left);
  if (groups.length === 0) return <p class="all-there">{t("edit.missing.nothing")}</p>;
  return (
    <section class="checklist">
      <h3>{t("edit.missing")}</h3>
      <ul>
        {groups.map((group) => (
          <Alike key={`${group.code}${group.blocks}`} group={group} onLeave={onLeave}>
            {group.code === "extent" && review.extent && <AllDays {...review.extent} onMended={onMended} />}
          </Alike>
        ))}
      </ul>
    </section>
  );
}

interface AllDaysProps extends NonNullable<Review["extent"]> {
  readonly onMended: () => void;
}

function AllDays({ edtf, text, onMended }: AllDaysProps) {
  const desk = useDesk();
  return (
    <button
      type="button"
      onClick={() => {
        desk.change("story", (fields) => ({ ...fields, extent: edtf }));
        onMended();
      }}
    >
      {desk.words.t("edit.missing.allDays", text)}
    </button>
  );
}

interface AlikeProps {
  readonly group: Group;
  readonly onLeave: () => void;
  /** By which all of it is mended. */
  readonly children?: ComponentChildren;
}

function Alike({ group, onLeave, children }: AlikeProps) {
  const desk = useDesk();
  const { t, plural } = desk.words;
  const [whole, setWhole] = useState(false);
  const { code, blocks, items, count } = group;
  const shown = whole ? items : items.slice(0, SHOWN);
  const lead = ({ collection, id, field, languages }: Missing) => {
    onLeave();
    leadTo(desk, collection, id, field, languages);
  };
  return (
    <li class={blocks ? "blocks" : undefined}>
      <p>
        {blocks && <b class="flag">{t("edit.missing.blocks")}</b>} {t(`edit.missing.${code}`)}{" "}
        <span class="count">{count}</span> {children}
      </p>
      <ul>
        {shown.map((one) => (
          <li key={`${keyOf(one)}${one.field}${one.detail}`}>
            <button type="button" class="plain lead" dir="auto" onClick={() => lead(one)}>
              <bdi>{one.title ?? one.id}</bdi>
              {one.detail && !PLAIN.includes(code) && <span class="hint"> {one.detail}</span>}
            </button>
          </li>
        ))}
      </ul>
      {shown.length < items.length ? (
        <button type="button" onClick={() => setWhole(true)}>
          {plural("edit.missing.more", items.length - shown.length)}
        </button>
      ) : (
        count > items.length && <p class="hint">{plural("edit.missing.untold", count - items.length)}</p>
      )}
    </li>
  );
}

/** What is kept in this browser alone is published by nobody. */
export function NotSaved({ onLeave }: { readonly onLeave: () => void }) {
  const desk = useDesk();
  const { t } = desk.words;
  const items = useValue(desk, (state) => state.items);
  const first = languagesOf(items)[0] ?? desk.state.lang;
  return (
    <section class="checklist">
      <h3>{t("edit.publish.notSaved")}</h3>
      <ul>
        {unsaved(desk.state)
          .slice(0, SHOWN)
          .map((item) => (
            <li key={item.handle}>
              <button
                type="button"
                class="plain lead"
                dir="auto"
                disabled={item.fields === null}
                onClick={() => {
                  onLeave();
                  desk.select(item.handle);
                }}
              >
                {told(titleOf(item, first), [desk.state.lang, first]) || t("edit.untitled")}
              </button>
            </li>
          ))}
      </ul>
    </section>
  );
}
