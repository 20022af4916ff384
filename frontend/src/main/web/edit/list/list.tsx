/** What there is of the story, by kind and by time. Of a long list only the rows in sight are elements. */
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import { itemsOf, languagesOf, storyOf } from "../desk/state.ts";
import { useValue } from "../desk/use.ts";
import { newItem } from "../form/new-item.ts";
import { importsInto } from "../server/address.ts";
import { type Collection, type Handle, hasSource, type Item, isAllSaved, titleOf } from "../story/item.ts";
import { told } from "../story/texts.ts";
import { ListFilters } from "./filters.tsx";
import { type ListFilter, NO_FILTER, rowsOf } from "./rows.ts";

/** As high as edit.css makes it. */
const ROW_PX = 56;
const MARGIN_ROWS = 8;
const LISTED = ["incidents", "movements", "places", "scenes"] as const;

export function ItemList() {
  const desk = useDesk();
  const { t } = desk.words;
  const selected = useValue(desk, (state) => state.selected);
  const [collection, setCollection] = useState<Exclude<Collection, "story">>("incidents");
  const [filter, setFilter] = useState<ListFilter>(NO_FILTER);
  const items = useValue(desk, (state) => state.items);
  const lang = useValue(desk, (state) => state.lang);
  const rows = useMemo(() => rowsOf(desk.state, collection, filter), [items, lang, collection, filter]);
  const of = selected === null ? undefined : items.get(selected)?.collection;
  // What is opened elsewhere, as the place of an incident, is shown here.
  useLayoutEffect(() => {
    if (of && of !== "story") setCollection(of);
  }, [of]);
  return (
    <nav class="items" aria-label={t("edit.list")}>
      <button
        type="button"
        class="story-row"
        aria-current={selected === "story" ? "true" : undefined}
        onClick={() => desk.select("story")}
      >
        {t("edit.story")}
      </button>
      <div class="kinds" role="tablist" aria-label={t("edit.kinds")}>
        {LISTED.map((one) => (
          <button
            type="button"
            role="tab"
            key={one}
            aria-selected={one === collection}
            onClick={() => {
              setCollection(one);
              setFilter({ ...NO_FILTER, q: filter.q });
            }}
          >
            {t(`edit.kind.${one}`)} <span class="count">{itemsOf(desk.state, one).length}</span>
          </button>
        ))}
      </div>
      <ListFilters collection={collection} filter={filter} onFilter={setFilter} />
      <button type="button" class="new" onClick={() => newItem(desk, collection)}>
        {t(`edit.new.${collection}`)}
      </button>
      <Rows rows={rows} selected={selected} collection={collection} />
      {rows.length === 0 && (
        <p class="hint">{t(itemsOf(desk.state, collection).length === 0 ? "edit.list.none" : "edit.list.noneFits")}</p>
      )}
      {collection === "incidents" && itemsOf(desk.state, "incidents").length === 0 && (
        <p class="import-offer">
          <a class="button" href={`${desk.server.base}${importsInto(desk.story)}?lang=${desk.page.lang}`}>
            {t("edit.import.offer")}
          </a>
        </p>
      )}
    </nav>
  );
}

interface RowsProps {
  readonly rows: readonly Item[];
  readonly selected: Handle | null;
  readonly collection: Collection;
}

function Rows({ rows, selected, collection }: RowsProps) {
  const desk = useDesk();
  const box = useRef<HTMLUListElement>(null);
  const [range, setRange] = useState<readonly [number, number]>([0, 40]);
  const look = () => {
    const { current } = box;
    if (!current) return;
    const from = Math.max(0, Math.floor(current.scrollTop / ROW_PX) - MARGIN_ROWS);
    const to = Math.ceil((current.scrollTop + current.clientHeight) / ROW_PX) + MARGIN_ROWS;
    setRange((before) => (before[0] === from && before[1] === to ? before : [from, to]));
  };
  useLayoutEffect(() => {
    look();
    addEventListener("resize", look);
    return () => removeEventListener("resize", look);
  }, []);
  const at = rows.findIndex(({ handle }) => handle === selected);
  useLayoutEffect(() => {
    const { current } = box;
    if (!current || at < 0) return;
    const top = at * ROW_PX;
    if (top < current.scrollTop) current.scrollTop = top;
    else if (top + ROW_PX > current.scrollTop + current.clientHeight)
      current.scrollTop = top + ROW_PX - current.clientHeight;
    look();
  }, [selected, collection]);
  const [from, to] = [Math.min(range[0], rows.length), Math.min(range[1], rows.length)];
  const go = (to: number) => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (!next) return;
    desk.select(next.handle);
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>("[aria-current]")?.focus());
  };
  return (
    <ul
      class="rows"
      ref={box}
      onScroll={look}
      onKeyDown={(event) => {
        const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
        if (step !== undefined) go((at < 0 ? from : at) + step);
        else if (event.key === "Home") go(0);
        else if (event.key === "End") go(rows.length - 1);
        else return;
        event.preventDefault();
      }}
    >
      <li class="space" style={{ height: `${from * ROW_PX}px` }} aria-hidden="true" />
      {rows.slice(from, to).map((item, nth) => (
        <Row
          key={item.handle}
          item={item}
          current={item.handle === selected}
          // One of them is in the order of Tab; arrows go on from it.
          reachable={at < 0 ? from + nth === 0 || nth === MARGIN_ROWS : item.handle === selected}
          position={from + nth + 1}
          size={rows.length}
        />
      ))}
      <li class="space" style={{ height: `${(rows.length - to) * ROW_PX}px` }} aria-hidden="true" />
    </ul>
  );
}

interface RowProps {
  readonly item: Item;
  readonly current: boolean;
  readonly reachable: boolean;
  readonly position: number;
  readonly size: number;
}

function Row({ item, current, reachable, position, size }: RowProps) {
  const desk = useDesk();
  const { t } = desk.words;
  const trouble = useValue(desk, ({ troubles }) => troubles.get(item.handle)?.kind);
  const lang = useValue(desk, (state) => state.lang);
  const first = useValue(desk, ({ items }) => languagesOf(items)[0] ?? lang);
  const others = useValue(desk, ({ here }) =>
    here
      .filter((one) => !one.self && one.item === item.handle)
      .map((one) => one.username)
      .join(", "),
  );
  const fields = item.fields ?? {};
  const title = told(titleOf(item, first), [lang, first]);
  const dated = item.collection === "incidents" || item.collection === "movements";
  const colour = useValue(desk, (state) => colourOf(storyOf(state), fields["category"]));
  const flags = [
    !item.published || item.draftedBy !== null ? t("edit.flag.draft") : "",
    isAllSaved(item) ? "" : t("edit.flag.unsaved"),
    dated && !hasSource(fields) ? t("edit.flag.unsourced") : "",
    trouble ? t(`edit.flag.${trouble}`) : "",
  ].filter(Boolean);
  return (
    <li aria-setsize={size} aria-posinset={position}>
      <button
        type="button"
        class="row"
        tabIndex={reachable ? 0 : -1}
        aria-current={current ? "true" : undefined}
        onClick={() => desk.select(item.handle)}
      >
        {dated && <span class="swatch" style={{ background: colour }} aria-hidden="true" />}
        <span class="row-title" lang={lang} dir="auto">
          {title || t("edit.untitled")}
        </span>
        <span class="row-told">
          {dated && <span>{whenOf(item) || t("edit.undated")}</span>}
          {flags.map((flag) => (
            <span class="flag" key={flag}>
              {flag}
            </span>
          ))}
          {others && <span class="flag other">{others}</span>}
        </span>
      </button>
    </li>
  );
}

function whenOf({ fields, told: date }: Item): string {
  const when = fields?.["when"];
  return typeof when === "string" ? (date?.whenText ?? when) : "";
}

function colourOf(story: Readonly<Record<string, unknown>>, category: unknown): string {
  const { categories } = story as { categories?: readonly { id?: string; colour?: string }[] };
  return categories?.find((one) => one.id === category)?.colour ?? "transparent";
}
