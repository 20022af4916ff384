/** By which number marks are sized: one of those that the story's incidents and movements have. */
import { useMemo } from "preact/hooks";
import { countedText } from "../../wording/numbers.ts";
import { useDesk } from "../desk/desk.ts";
import { itemsOf, languagesOf } from "../desk/state.ts";
import { useValue } from "../desk/use.ts";
import { Field } from "../fields/field.tsx";
import type { Handle } from "../story/item.ts";
import { isObject } from "../story/json.ts";
import { numbersOf } from "../story/numbers.ts";
import { textsOf, told } from "../story/texts.ts";

export function SizeByField({ handle }: { readonly handle: Handle }) {
  const desk = useDesk();
  const { t } = desk.words;
  const chosen = useValue(desk, ({ items }) => items.get(handle)?.fields?.["sizeBy"]);
  const labels = useValue(desk, ({ items }) => items.get(handle)?.fields?.["numbers"]);
  const lang = useValue(desk, (state) => state.lang);
  // Looked for when the form is opened: no item changes while it is.
  const found = useMemo(() => {
    const all = (["incidents", "movements"] as const).flatMap((collection) => itemsOf(desk.state, collection));
    return new Set(all.flatMap(({ fields }) => [...numbersOf(fields?.["numbers"]).keys()]));
  }, [desk]);
  const value = typeof chosen === "string" ? chosen : "";
  const keys = [...new Set([...found, ...(value ? [value] : [])])];
  if (keys.length === 0) return null;
  const first = languagesOf(desk.state.items)[0] ?? lang;
  const own = isObject(labels) ? labels : {};
  const label = (key: string) => told(textsOf(own[key], first), [lang, first]) || countedText(key, {}, desk.words);
  const choose = (key: string) =>
    desk.change(handle, ({ sizeBy: _, ...others }) => (key ? { ...others, sizeBy: key } : others));
  return (
    <Field handle={handle} field="sizeBy" label={t("edit.field.sizeBy")} hint={t("edit.hint.sizeBy")}>
      {(control) => (
        <select {...control} value={value} onChange={({ currentTarget }) => choose(currentTarget.value)}>
          <option value="">{t("edit.sizeBy.none")}</option>
          {keys.map((key) => (
            <option key={key} value={key}>
              {label(key)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
