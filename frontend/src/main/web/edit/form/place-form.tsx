/** A place: what it is called, where it is, what it has to do with the story, and what happened there. */
import { useEffect, useId, useMemo, useState } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import { languagesOf } from "../desk/state.ts";
import { useValue } from "../desk/use.ts";
import { Choices } from "../fields/choice.tsx";
import { Field, useFault } from "../fields/field.tsx";
import { PositionField } from "../fields/position.tsx";
import { TextsField } from "../fields/texts.tsx";
import { withKind } from "../place/about.ts";
import { usersOf } from "../place/own-places.ts";
import { kindOf, PLACE_KINDS } from "../place/where.ts";
import { type Handle, titleOf } from "../story/item.ts";
import type { Json } from "../story/json.ts";
import { told } from "../story/texts.ts";

export function PlaceForm({ handle }: { readonly handle: Handle }) {
  const desk = useDesk();
  const { t } = desk.words;
  const isNew = useValue(desk, ({ items }) => items.get(handle)?.saved === null);
  const kind = useValue(desk, ({ items }) => kindOf(items.get(handle)?.fields));
  const fault = useFault(handle, "kind");
  const kinds = PLACE_KINDS.map((value) => ({ value, label: t(`edit.placeKind.${value}`) }));
  return (
    <>
      <TextsField handle={handle} field="name" label={t("edit.field.name")} autofocus={isNew} />
      <Choices
        field="kind"
        label={t("edit.field.kind")}
        choices={kinds}
        value={kind}
        fault={fault}
        onChoose={(value) => desk.change(handle, (fields) => withKind(fields, value))}
      />
      <PositionField handle={handle} />
      {kind === "country" && <CodeField handle={handle} />}
      <TextsField handle={handle} field="role" label={t("edit.field.role")} rows={2} />
      <MemberField handle={handle} />
      <Uses handle={handle} />
    </>
  );
}

function CodeField({ handle }: { readonly handle: Handle }) {
  const desk = useDesk();
  const { t } = desk.words;
  const code = useValue(desk, ({ items }) => items.get(handle)?.fields?.["code"]);
  return (
    <Field handle={handle} field="code" label={t("edit.field.code")} hint={t("edit.hint.code")}>
      {(control) => (
        <input
          {...control}
          type="text"
          class="code"
          dir="ltr"
          maxLength={2}
          autocapitalize="characters"
          autocomplete="off"
          spellcheck={false}
          value={typeof code === "string" ? code : ""}
          onInput={({ currentTarget }) => desk.set(handle, "code", currentTarget.value.toUpperCase() || undefined)}
        />
      )}
    </Field>
  );
}

/** Alliances and groups, as people write a list: with commas. */
function MemberField({ handle }: { readonly handle: Handle }) {
  const desk = useDesk();
  const { t } = desk.words;
  const value = useValue(desk, ({ items }) => items.get(handle)?.fields?.["memberOf"]);
  const held = listText(value);
  /** As it is typed, where that says the same: a comma at the end says nothing yet. */
  const [typed, setTyped] = useState(held);
  useEffect(() => {
    if (listText(listOf(typed)) !== held) setTyped(held);
  }, [held]);
  return (
    <Field handle={handle} field="memberOf" label={t("edit.field.memberOf")} hint={t("edit.hint.memberOf")} whole>
      {(control) => (
        <input
          {...control}
          type="text"
          dir="auto"
          autocomplete="off"
          value={typed}
          onInput={({ currentTarget }) => {
            const list = listOf(currentTarget.value);
            setTyped(currentTarget.value);
            desk.set(handle, "memberOf", list.length > 0 ? list : undefined);
          }}
        />
      )}
    </Field>
  );
}

function listOf(text: string): string[] {
  return text
    .split(/[,;،、]/)
    .map((one) => one.trim())
    .filter(Boolean);
}

function listText(value: Json | undefined): string {
  return Array.isArray(value) ? value.join(", ") : "";
}

function Uses({ handle }: { readonly handle: Handle }) {
  const desk = useDesk();
  const { t } = desk.words;
  const id = useId();
  const items = useValue(desk, (state) => state.items);
  const lang = useValue(desk, (state) => state.lang);
  const own = items.get(handle)?.id;
  const users = useMemo(() => (own ? usersOf(items.values(), own) : []), [items, own]);
  const first = languagesOf(items)[0] ?? lang;
  return (
    <section class="uses" aria-labelledby={id}>
      <h3 id={id}>{t("edit.place.uses")}</h3>
      {users.length === 0 && <p class="hint">{t("edit.place.unused")}</p>}
      <ul>
        {users.map((item) => (
          <li key={item.handle}>
            <button type="button" class="plain" onClick={() => desk.select(item.handle)}>
              <span dir="auto">{told(titleOf(item, first), [lang, first]) || t("edit.untitled")}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
