/** The incidents and movements that a scene is about. */
import { useId } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import { languagesOf } from "../desk/state.ts";
import { useValue } from "../desk/use.ts";
import { useFault } from "../fields/field.tsx";
import { NO_FILTER, rowsOf } from "../list/rows.ts";
import { type Handle, type Item, titleOf } from "../story/item.ts";
import { told } from "../story/texts.ts";

export function HighlightField({ handle }: { readonly handle: Handle }) {
  const desk = useDesk();
  const { t } = desk.words;
  const id = useId();
  const value = useValue(desk, ({ items }) => items.get(handle)?.fields?.["highlight"]);
  const lang = useValue(desk, (state) => state.lang);
  const fault = useFault(handle, "highlight", true);
  const first = languagesOf(desk.state.items)[0] ?? lang;
  const chosen = Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
  const events = (["incidents", "movements"] as const).flatMap((kind) => rowsOf(desk.state, kind, NO_FILTER));
  const byId = new Map(events.filter((one) => one.id !== null).map((one) => [one.id, one]));
  const title = (item: Item | undefined) => (item && told(titleOf(item, first), [lang, first])) || t("edit.untitled");
  const set = (next: readonly string[]) => desk.set(handle, "highlight", next.length > 0 ? next : undefined);
  return (
    <fieldset class="field" data-field="highlight" aria-labelledby={`${id}-label`}>
      <span class="label" id={`${id}-label`}>
        {t("edit.field.highlight")}
      </span>
      <ul class="chosen">
        {chosen.map((one) => (
          <li key={one}>
            <span dir="auto">{title(byId.get(one))}</span>
            <button
              type="button"
              aria-label={t("edit.remove", title(byId.get(one)))}
              onClick={() => set(chosen.filter((other) => other !== one))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <select
        aria-label={t("edit.highlight.add")}
        value=""
        onChange={({ currentTarget }) => {
          if (currentTarget.value) set([...chosen, currentTarget.value]);
          currentTarget.value = "";
        }}
      >
        <option value="">{t("edit.highlight.add")}</option>
        {events.map((one) =>
          one.id === null || chosen.includes(one.id) ? null : (
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
