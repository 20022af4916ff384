/** Categories: each a name, a colour, and a pattern for who does not see the colour. */
import { useId } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import { itemsOf, languagesOf } from "../desk/state.ts";
import { useValue } from "../desk/use.ts";
import { useFault } from "../fields/field.tsx";
import { freeId } from "../story/ids.ts";
import type { Handle } from "../story/item.ts";
import { isObject, type JsonObject } from "../story/json.ts";
import { textsOf, told, withText } from "../story/texts.ts";
import { COLOURS, faintOn, looksLike } from "./colours.ts";

export const PATTERNS = [
  "solid",
  "dots",
  "lines-up",
  "lines-down",
  "lines-level",
  "lines-upright",
  "cross",
  "grid",
  "waves",
  "rings",
] as const;

export function CategoriesField({ handle }: { readonly handle: Handle }) {
  const desk = useDesk();
  const { t } = desk.words;
  const id = useId();
  const value = useValue(desk, ({ items }) => items.get(handle)?.fields?.["categories"]);
  const items = useValue(desk, (state) => state.items);
  const lang = useValue(desk, (state) => state.lang);
  const fault = useFault(handle, "categories", true);
  const first = languagesOf(items)[0] ?? lang;
  const categories = Array.isArray(value) ? value.filter(isObject) : [];
  const set = (at: number, change: JsonObject) =>
    desk.set(
      handle,
      "categories",
      categories.map((one, nth) => (nth === at ? { ...one, ...change } : one)),
    );
  const uses = (category: unknown) =>
    [...itemsOf(desk.state, "incidents"), ...itemsOf(desk.state, "movements")].filter(
      ({ fields }) => fields?.["category"] === category,
    ).length;
  const add = () => {
    const used = <T,>(all: readonly T[], name: string) =>
      all.find((one) => !categories.some((other) => other[name] === one)) ?? all[0];
    const taken = new Set(categories.map((one) => String(one["id"])));
    const made = {
      id: freeId("", taken, "category"),
      label: { [lang]: t("edit.category.new") },
      colour: used(COLOURS, "colour") as string,
      pattern: used(PATTERNS, "pattern") as string,
    };
    desk.change(handle, (fields) => ({ ...fields, categories: [...categories, made] }));
  };
  return (
    <fieldset class="field categories" data-field="categories">
      <legend>{t("edit.field.categories")}</legend>
      <ul>
        {categories.map((one, at) => {
          const label = textsOf(one["label"], first);
          const name = told(label, [lang, first]);
          const colour = String(one["colour"] ?? "#000000");
          const alike = categories.find((other) => other !== one && looksLike(colour, String(other["colour"])));
          const count = uses(one["id"]);
          return (
            <li key={String(one["id"])}>
              <input
                type="color"
                aria-label={t("edit.category.colour", name)}
                value={colour}
                onInput={({ currentTarget }) => set(at, { colour: currentTarget.value })}
              />
              <input
                type="text"
                lang={lang}
                dir="auto"
                aria-label={t("edit.category.name")}
                placeholder={name}
                value={label[lang] ?? ""}
                onInput={({ currentTarget }) => set(at, { label: withText(label, lang, currentTarget.value) })}
              />
              <select
                aria-label={t("edit.category.pattern", name)}
                value={String(one["pattern"] ?? "solid")}
                onChange={({ currentTarget }) => set(at, { pattern: currentTarget.value })}
              >
                {PATTERNS.map((pattern) => (
                  <option key={pattern} value={pattern}>
                    {t(`edit.pattern.${pattern}`)}
                  </option>
                ))}
              </select>
              <button
                type="button"
                aria-label={t("edit.remove", name)}
                disabled={count > 0}
                aria-describedby={count > 0 ? `${id}-${at}` : undefined}
                onClick={() =>
                  desk.change(handle, (fields) => ({
                    ...fields,
                    categories: categories.filter((other) => other !== one),
                  }))
                }
              >
                ×
              </button>
              <p class="hint" id={`${id}-${at}`}>
                {count > 0 && desk.words.plural("edit.category.used", count)}
              </p>
              {faintOn(colour).map((ground) => (
                <p class="fault" key={ground}>
                  {t(`edit.category.faint.${ground}`)}
                </p>
              ))}
              {alike && (
                <p class="hint">
                  {t(
                    alike["pattern"] === one["pattern"] ? "edit.category.alikeBoth" : "edit.category.alike",
                    told(textsOf(alike["label"], first), [lang, first]),
                  )}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      <button type="button" onClick={add}>
        {t("edit.category.add")}
      </button>
      {fault && <p class="fault">{fault}</p>}
    </fieldset>
  );
}
