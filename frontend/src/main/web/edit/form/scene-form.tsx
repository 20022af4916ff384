/** A scene: a step in which the story is told, with what it shows taken from the preview. */
import { useDesk } from "../desk/desk.ts";
import { itemsOf } from "../desk/state.ts";
import { useValue } from "../desk/use.ts";
import { ChoiceField } from "../fields/choice.tsx";
import { DateField } from "../fields/date.tsx";
import { TextsField } from "../fields/texts.tsx";
import { shownNow } from "../preview/preview.tsx";
import { takenFrom } from "../preview/taken.ts";
import type { Handle } from "../story/item.ts";
import { HighlightField } from "./highlight.tsx";
import { SceneOrder } from "./scene-order.tsx";

const MODES = ["cumulative", "window", "moment"] as const;

export function SceneForm({ handle }: { readonly handle: Handle }) {
  const desk = useDesk();
  const { t } = desk.words;
  const isNew = useValue(desk, ({ items }) => items.get(handle)?.saved === null);
  const hasView = useValue(desk, ({ items }) => items.get(handle)?.fields?.["view"] !== undefined);
  const take = () => {
    const shown = shownNow.current;
    if (!shown) return;
    const { at, mode, view, highlight } = takenFrom(shown.search, shown.map);
    const events = new Set(
      [...itemsOf(desk.state, "incidents"), ...itemsOf(desk.state, "movements")].map(({ id }) => id),
    );
    desk.change(handle, (fields) => {
      const before = Array.isArray(fields["highlight"]) ? fields["highlight"] : [];
      const more = highlight.filter((id) => events.has(id) && !before.includes(id));
      return {
        ...fields,
        mode,
        ...(at ? { at } : {}),
        ...(view ? { view } : {}),
        ...(more.length > 0 ? { highlight: [...before, ...more] } : {}),
      };
    });
  };
  return (
    <>
      <TextsField handle={handle} field="title" label={t("edit.field.title")} autofocus={isNew} />
      <TextsField handle={handle} field="text" label={t("edit.field.text")} rows={4} />
      <div class="field take">
        <button type="button" onClick={take}>
          {t("edit.scene.take")}
        </button>
        <p class="hint">{t("edit.scene.takeHint")}</p>
        <p class="hint" role="status">
          {t(hasView ? "edit.scene.hasView" : "edit.scene.noView")}{" "}
          {hasView && (
            <button type="button" onClick={() => desk.change(handle, ({ view: _, ...others }) => others)}>
              {t("edit.scene.dropView")}
            </button>
          )}
        </p>
      </div>
      <DateField handle={handle} field="at" label={t("edit.field.at")} hint={t("edit.hint.at")} span />
      <ChoiceField
        handle={handle}
        field="mode"
        label={t("edit.field.mode")}
        choices={MODES.map((value) => ({
          value,
          label: t(`edit.mode.${value}`),
          explained: t(`edit.mode.${value}.explained`),
        }))}
      />
      <HighlightField handle={handle} />
      <SceneOrder handle={handle} />
    </>
  );
}
