/** How sure a statement is, and of what kind. */
import { STATUSES } from "../../story/types.ts";
import { useDesk } from "../desk/desk.ts";
import { languagesOf } from "../desk/state.ts";
import { useValue } from "../desk/use.ts";
import { ChoiceField } from "../fields/choice.tsx";
import type { Handle } from "../story/item.ts";
import { isObject } from "../story/json.ts";
import { textsOf, told } from "../story/texts.ts";

export function StatusField({ handle }: { readonly handle: Handle }) {
  const { t } = useDesk().words;
  const choices = STATUSES.map((value) => ({
    value,
    label: t(`status.${value}`),
    explained: t(`status.${value}.explained`),
  }));
  return <ChoiceField handle={handle} field="status" label={t("edit.field.status")} choices={choices} />;
}

export function CategoryField({ handle }: { readonly handle: Handle }) {
  const desk = useDesk();
  const { t } = desk.words;
  const categories = useValue(desk, ({ items }) => items.get("story")?.fields?.["categories"]);
  const lang = useValue(desk, (state) => state.lang);
  const first = languagesOf(desk.state.items)[0] ?? lang;
  const choices = (Array.isArray(categories) ? categories : []).filter(isObject).map((one) => ({
    value: String(one["id"]),
    label: told(textsOf(one["label"], first), [lang, first]),
    sign: <span class="swatch" style={{ background: String(one["colour"]) }} aria-hidden="true" />,
  }));
  return (
    <>
      <ChoiceField handle={handle} field="category" label={t("edit.field.category")} choices={choices} />
      {choices.length === 0 && (
        <p class="hint">
          {t("edit.category.none")}{" "}
          <button type="button" onClick={() => desk.select("story")}>
            {t("edit.category.make")}
          </button>
        </p>
      )}
    </>
  );
}
