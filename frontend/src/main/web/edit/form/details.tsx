/** What not every incident has: numbers, who takes part, what it is found by, pictures, what its author concluded. */
import { useState } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import { useValue } from "../desk/use.ts";
import { MediaField } from "../fields/media.tsx";
import { NumbersField } from "../fields/numbers.tsx";
import { TermsField } from "../fields/terms.tsx";
import type { Fields, Handle } from "../story/item.ts";
import { isEmpty, isObject } from "../story/json.ts";
import { Inferred } from "./inferred.tsx";

const HELD = ["numbers", "actors", "tags", "media", "inferred", "extra"] as const;

export function Details({ handle }: { readonly handle: Handle }) {
  const desk = useDesk();
  const { t, find } = desk.words;
  const fields = useValue(desk, ({ items }) => items.get(handle)?.fields) ?? {};
  /** Whether there was anything when it was opened: what is taken away closes nothing. */
  const [open] = useState(() => HELD.some((field) => !isEmpty(fields[field])));
  const held = HELD.filter((field) => !isEmpty(fields[field]));
  return (
    <details class="item-details" open={open}>
      <summary>
        {t("edit.details")}{" "}
        <span class="hint">
          {held.map((field) => find(`edit.field.${field}`) ?? field).join(", ") || t("edit.details.all")}
        </span>
      </summary>
      <div class="held">
        <NumbersField handle={handle} />
        <TermsField handle={handle} field="actors" label={t("edit.field.actors")} hint={t("edit.hint.actors")} />
        <TermsField handle={handle} field="tags" label={t("edit.field.tags")} hint={t("edit.hint.tags")} />
        <MediaField handle={handle} />
        <Inferred handle={handle} />
        <Extra fields={fields} />
      </div>
    </details>
  );
}

/** What programs wrote with it. */
function Extra({ fields }: { readonly fields: Fields }) {
  const { t } = useDesk().words;
  const { extra } = fields;
  if (!isObject(extra) || isEmpty(extra)) return null;
  return (
    <section class="field" aria-label={t("edit.field.extra")}>
      <b>{t("edit.field.extra")}</b>
      <dl class="extra">
        {Object.entries(extra).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{typeof value === "string" ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{t("edit.hint.extra")}</p>
    </section>
  );
}
