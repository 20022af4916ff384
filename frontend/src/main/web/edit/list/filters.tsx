/** Narrows the list: by words, and by what readers filter by. */
import { useId, useState } from "preact/hooks";
import { STATUSES } from "../../story/types.ts";
import { useDesk } from "../desk/desk.ts";
import { itemsOf, languagesOf, storyOf } from "../desk/state.ts";
import { useValue } from "../desk/use.ts";
import type { Collection } from "../story/item.ts";
import { textsOf, told } from "../story/texts.ts";
import { type ListFilter, NO_FILTER } from "./rows.ts";

export interface ListFiltersProps {
  readonly collection: Collection;
  readonly filter: ListFilter;
  readonly onFilter: (filter: ListFilter) => void;
}

const ONLY = ["unpublished", "unsourced", "untranslated"] as const;

export function ListFilters({ collection, filter, onFilter }: ListFiltersProps) {
  const desk = useDesk();
  const { t } = desk.words;
  const items = useValue(desk, (state) => state.items);
  const lang = useValue(desk, (state) => state.lang);
  const first = languagesOf(items)[0] ?? lang;
  const { categories } = storyOf(desk.state);
  const dated = collection === "incidents" || collection === "movements";
  const id = useId();
  /** Where there is little room. */
  const [open, setOpen] = useState(false);
  const set = [filter.category, filter.status, filter.place, filter.only].filter(Boolean).length;
  const select = (name: "category" | "status" | "place" | "only", options: readonly (readonly [string, string])[]) => (
    <select
      aria-label={t(`edit.filter.${name}`)}
      value={filter[name] ?? ""}
      onChange={({ currentTarget }) => onFilter({ ...filter, [name]: currentTarget.value || null })}
    >
      <option value="">{t(`edit.filter.${name}`)}</option>
      {options.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
  return (
    <search class={open ? "filters open" : "filters"}>
      <input
        type="search"
        aria-label={t("edit.filter.q")}
        placeholder={t("edit.filter.q")}
        value={filter.q}
        onInput={({ currentTarget }) => onFilter({ ...filter, q: currentTarget.value })}
      />
      <button type="button" class="fold" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {set > 0 ? t("edit.filter.moreSet", set) : t("edit.filter.more")}
      </button>
      <div class="more" id={id}>
        {dated &&
          select(
            "category",
            (Array.isArray(categories) ? categories : []).map(
              (one) => [String(one["id"]), told(textsOf(one["label"], first), [lang, first])] as const,
            ),
          )}
        {dated &&
          select(
            "status",
            STATUSES.map((one) => [one, t(`status.${one}`)] as const),
          )}
        {dated &&
          select(
            "place",
            itemsOf(desk.state, "places").map(
              ({ id, fields }) => [id ?? "", told(textsOf(fields?.["name"], first), [lang, first])] as const,
            ),
          )}
        {select(
          "only",
          ONLY.filter((one) => dated || one !== "unsourced").map((one) => [one, t(`edit.filter.${one}`)] as const),
        )}
        {filter !== NO_FILTER && (
          <button type="button" onClick={() => onFilter(NO_FILTER)}>
            {t("edit.filter.clear")}
          </button>
        )}
      </div>
    </search>
  );
}
