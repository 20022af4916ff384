/** Which fields no source states, and their author concluded: readers are told so. */
import { useDesk } from "../desk/desk.ts";
import { useValue } from "../desk/use.ts";
import { useFault } from "../fields/field.tsx";
import type { Handle } from "../story/item.ts";
import { isEmpty } from "../story/json.ts";

const CONCLUDED = [
  "title",
  "summary",
  "when",
  "place",
  "geoPrecision",
  "from",
  "to",
  "category",
  "status",
  "numbers",
  "actors",
  "tags",
] as const;

export function Inferred({ handle }: { readonly handle: Handle }) {
  const desk = useDesk();
  const { t } = desk.words;
  const fields = useValue(desk, ({ items }) => items.get(handle)?.fields) ?? {};
  const fault = useFault(handle, "inferred", true);
  const { inferred } = fields;
  const chosen = Array.isArray(inferred) ? inferred : [];
  return (
    <fieldset class="field" data-field="inferred">
      <legend>{t("edit.field.inferred")}</legend>
      <div class="choices">
        {CONCLUDED.filter((name) => chosen.includes(name) || !isEmpty(fields[name])).map((name) => (
          <label key={name} class="chip">
            <input
              type="checkbox"
              checked={chosen.includes(name)}
              onChange={({ currentTarget }) => {
                const others = chosen.filter((one) => one !== name);
                const next = currentTarget.checked ? [...others, name] : others;
                desk.change(handle, (all) => ({ ...all, inferred: next }));
              }}
            />
            <span>{t(`inferred.${name}`)}</span>
          </label>
        ))}
      </div>
      <p class={fault ? "fault" : "hint"}>{fault ?? t("edit.hint.inferred")}</p>
    </fieldset>
  );
}
