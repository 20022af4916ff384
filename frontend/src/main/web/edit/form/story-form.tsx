/** What a story says of itself: its headline, languages, days, categories, and the times that are shaded on its slider. */
import { useDesk } from "../desk/desk.ts";
import { useValue } from "../desk/use.ts";
import { DateField } from "../fields/date.tsx";
import { Field } from "../fields/field.tsx";
import { TextsField } from "../fields/texts.tsx";
import { shownNow } from "../preview/preview.tsx";
import { takenFrom } from "../preview/taken.ts";
import type { Handle } from "../story/item.ts";
import { isObject } from "../story/json.ts";
import { CategoriesField } from "./categories.tsx";
import { LanguagesField } from "./languages-field.tsx";
import { SizeByField } from "./size-by.tsx";
import { SpansField } from "./spans.tsx";

export function StoryForm({ handle }: { readonly handle: Handle }) {
  const desk = useDesk();
  const { t } = desk.words;
  const zone = useValue(desk, ({ items }) => items.get(handle)?.fields?.["timeZone"]);
  const view = useValue(desk, ({ items }) => items.get(handle)?.fields?.["view"]);
  const licence = useValue(desk, ({ items }) => items.get(handle)?.fields?.["licence"]);
  const terms = isObject(licence) ? licence : {};
  const takeView = () => {
    const shown = shownNow.current;
    const taken = shown && takenFrom(shown.search, shown.map).view;
    if (taken) desk.change(handle, (fields) => ({ ...fields, view: taken }));
  };
  return (
    <>
      <TextsField handle={handle} field="title" label={t("edit.field.title")} />
      <TextsField handle={handle} field="standfirst" label={t("edit.field.standfirst")} rows={3} />
      <TextsField handle={handle} field="byline" label={t("edit.field.byline")} />
      <LanguagesField handle={handle} />
      <DateField handle={handle} field="extent" label={t("edit.field.extent")} hint={t("edit.hint.extent")} span />
      <DateField handle={handle} field="knownAsOf" label={t("edit.field.knownAsOf")} hint={t("edit.hint.knownAsOf")} />
      <Field handle={handle} field="timeZone" label={t("edit.field.timeZone")} hint={t("edit.hint.timeZone")}>
        {(control) => (
          <>
            <input
              {...control}
              type="text"
              list="time-zones"
              value={typeof zone === "string" ? zone : ""}
              onInput={({ currentTarget }) => desk.set(handle, "timeZone", currentTarget.value)}
            />
            <datalist id="time-zones">
              {Intl.supportedValuesOf("timeZone").map((one) => (
                <option key={one} value={one} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <CategoriesField handle={handle} />
      <SpansField handle={handle} />
      <SizeByField handle={handle} />
      <div class="field take">
        <span class="label">{t("edit.field.view")}</span>
        <button type="button" onClick={takeView}>
          {t("edit.story.takeView")}
        </button>
        {view !== undefined && (
          <button type="button" onClick={() => desk.change(handle, ({ view: _, ...others }) => others)}>
            {t("edit.scene.dropView")}
          </button>
        )}
        <p class="hint">{t("edit.hint.view")}</p>
      </div>
      <Field handle={handle} field="licence" label={t("edit.field.licence")} hint={t("edit.hint.licence")} whole>
        {(control) => (
          <>
            <input
              {...control}
              type="text"
              dir="auto"
              value={String(terms["name"] ?? "")}
              onInput={({ currentTarget }) => desk.set(handle, "licence", { ...terms, name: currentTarget.value })}
            />
            <input
              type="url"
              aria-label={t("edit.field.licenceUrl")}
              placeholder="https://"
              value={String(terms["url"] ?? "")}
              onInput={({ currentTarget }) => desk.set(handle, "licence", { ...terms, url: currentTarget.value })}
            />
          </>
        )}
      </Field>
    </>
  );
}
