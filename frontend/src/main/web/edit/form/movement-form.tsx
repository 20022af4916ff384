/** A movement: who or what went from where to where. */
import { useDesk } from "../desk/desk.ts";
import { useValue } from "../desk/use.ts";
import { CourseField } from "../fields/course.tsx";
import { DateField } from "../fields/date.tsx";
import { PlacesField } from "../fields/places.tsx";
import { SourcesField } from "../fields/sources.tsx";
import { TextsField } from "../fields/texts.tsx";
import type { Handle } from "../story/item.ts";
import { Details } from "./details.tsx";
import { CategoryField, StatusField } from "./statement.tsx";

export function MovementForm({ handle }: { readonly handle: Handle }) {
  const desk = useDesk();
  const { t } = desk.words;
  const isNew = useValue(desk, ({ items }) => items.get(handle)?.saved === null);
  return (
    <>
      <TextsField handle={handle} field="title" label={t("edit.field.title")} autofocus={isNew} />
      <DateField handle={handle} field="when" label={t("edit.field.when")} hint={t("edit.hint.when")} />
      <PlacesField handle={handle} field="from" label={t("edit.field.from")} />
      <PlacesField handle={handle} field="to" label={t("edit.field.to")} />
      <CourseField handle={handle} />
      <SourcesField handle={handle} />
      <StatusField handle={handle} />
      <CategoryField handle={handle} />
      <TextsField handle={handle} field="summary" label={t("edit.field.summary")} rows={3} />
      <Details handle={handle} />
    </>
  );
}
