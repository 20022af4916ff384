/** Times that are shaded on the slider: those of incidents that lasted, like the days of a blackout. */
import { useDesk } from "../desk/desk.ts";
import { languagesOf } from "../desk/state.ts";
import { useValue } from "../desk/use.ts";
import { useFault } from "../fields/field.tsx";
import { NO_FILTER, rowsOf } from "../list/rows.ts";
import { type Handle, type Item, titleOf } from "../story/item.ts";
import { isObject, type JsonObject } from "../story/json.ts";
import { textsOf, told, withText } from "../story/texts.ts";

export function SpansField({ handle }: { readonly handle: Handle }) {
  const desk = useDesk();
  const { t } = desk.words;
  const value = useValue(desk, ({ items }) => items.get(handle)?.fields?.["spans"]);
  const items = useValue(desk, (state) => state.items);
  const lang = useValue(desk, (state) => state.lang);
  const fault = useFault(handle, "spans", true);
  const first = languagesOf(items)[0] ?? lang;
  const spans = Array.isArray(value) ? value.filter(isObject) : [];
  const incidents = rowsOf(desk.state, "incidents", NO_FILTER);
  const title = (item: Item | undefined) => (item && told(titleOf(item, first), [lang, first])) || t("edit.untitled");
  const set = (next: readonly JsonObject[]) => desk.set(handle, "spans", next.length > 0 ? next : undefined);
  return (
    <fieldset class="field" data-field="spans">
      <legend>{t("edit.field.spans")}</legend>
      <p class="hint">{t("edit.hint.spans")}</p>
      <ul class="chosen">
        {spans.map((one) => {
          const incident = incidents.find(({ id }) => id === one["incident"]);
          const label = textsOf(one["label"], first);
          return (
            <li key={String(one["incident"])}>
              <input
                type="text"
                lang={lang}
                dir="auto"
                aria-label={t("edit.span.label", title(incident))}
                placeholder={title(incident)}
                value={label[lang] ?? ""}
                onInput={({ currentTarget }) =>
                  set(
                    spans.map((other) =>
                      other === one ? { ...one, label: withText(label, lang, currentTarget.value) } : other,
                    ),
                  )
                }
              />
              <button
                type="button"
                aria-label={t("edit.remove", title(incident))}
                onClick={() => set(spans.filter((other) => other !== one))}
              >
                ×
              </button>
            </li>
          );
        })}
      </ul>
      <select
        aria-label={t("edit.span.add")}
        value=""
        onChange={({ currentTarget }) => {
          if (currentTarget.value) set([...spans, { incident: currentTarget.value }]);
          currentTarget.value = "";
        }}
      >
        <option value="">{t("edit.span.add")}</option>
        {incidents.map((one) =>
          one.id === null || spans.some((span) => span["incident"] === one.id) ? null : (
            <option key={one.handle} value={one.id}>
              {title(one)}
            </option>
          ),
        )}
      </select>
      {fault && <p class="fault">{fault}</p>}
    </fieldset>
  );
}
