/** One source: who published what and when, and what it says. */
import { useId, useState } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import { languagesOf, storyOf } from "../desk/state.ts";
import { useValue } from "../desk/use.ts";
import { OFFERED } from "../form/language-tag.ts";
import { languageName } from "../language-names.ts";
import type { Handle } from "../story/item.ts";
import { isEmpty, type Json, type JsonObject } from "../story/json.ts";
import { publisherAt, sharedSources, sourceLine, wholeUrl } from "../story/sources.ts";
import { DateInputField } from "./date-input.tsx";
import { Field, useFault } from "./field.tsx";
import { GrowingText } from "./texts.tsx";
import { TextsInput } from "./texts-input.tsx";

export interface SourceEntryProps {
  readonly handle: Handle;
  readonly source: JsonObject;
  readonly nth: number;
  /** How the server counts it. */
  readonly at: number;
  /** The date of what it says, which tells the year of its own. */
  readonly near: Json | undefined;
  /** The id of the list of those that are suggested. */
  readonly publishers: string;
  readonly onPublisher: () => void;
  readonly onValue: (field: string, value: Json | undefined) => void;
  readonly onRemove?: (() => void) | undefined;
}

const MORE = ["accessed", "archiveUrl", "attributedTo"] as const;

export function SourceEntry(props: SourceEntryProps) {
  const { handle, source, nth, at, near, publishers, onPublisher, onValue, onRemove } = props;
  const desk = useDesk();
  const { t } = desk.words;
  const id = useId();
  const items = useValue(desk, (state) => state.items);
  const lang = useValue(desk, (state) => state.lang);
  const fault = useFault(handle, `sources/${at}`);
  const faultOfTitle = useFault(handle, `sources/${at}/title`, true);
  const faultOfAttribution = useFault(handle, `sources/${at}/attributedTo`, true);
  /** Whether there was more of it when it was opened: what is typed closes nothing. */
  const [more] = useState(() => MORE.some((field) => !isEmpty(source[field])));
  const story = storyOf(desk.state);
  const languages = [lang, ...languagesOf(items)];
  const shared = sharedSources(story);
  const name = textOf(source["publisher"]) || t("edit.source.nth", nth + 1);
  const field = (of: string) => `sources/${at}/${of}`;
  /** As the server understands `ref`: what is written here stays. */
  const take = (one: JsonObject) => {
    for (const [name, value] of Object.entries(one)) if (isEmpty(source[name])) onValue(name, value);
  };
  const left = (url: string, of: string) => {
    if (url.trim() === "") return;
    const whole = wholeUrl(url);
    if (whole !== url) onValue(of, whole);
    if (of !== "url" || !isEmpty(source["publisher"])) return;
    const known = publisherAt(desk.state, whole);
    if (known) onValue("publisher", known);
  };
  const address = (of: "url" | "archiveUrl") => (
    <Field handle={handle} field={field(of)} label={t(`edit.source.${of}`)}>
      {(control) => (
        <input
          {...control}
          type="url"
          dir="ltr"
          placeholder="https://"
          value={textOf(source[of])}
          onInput={({ currentTarget }) => onValue(of, currentTarget.value)}
          onBlur={({ currentTarget }) => left(currentTarget.value, of)}
        />
      )}
    </Field>
  );
  return (
    <li class="source">
      <fieldset aria-label={name}>
        <div class="source-line">
          <Field
            handle={handle}
            field={field("publisher")}
            label={t("edit.source.publisher")}
            hint={isEmpty(source) || !isEmpty(source["publisher"]) ? undefined : t("edit.source.noPublisher")}
          >
            {(control) => (
              <input
                {...control}
                type="text"
                dir="auto"
                list={publishers}
                value={textOf(source["publisher"])}
                onFocus={onPublisher}
                onInput={({ currentTarget }) => onValue("publisher", currentTarget.value)}
              />
            )}
          </Field>
          <DateInputField
            handle={handle}
            field={field("published")}
            label={t("edit.source.published")}
            value={source["published"]}
            near={textOf(near)}
            keptAs={`sources/${nth}/published`}
            onWhen={(when) => onValue("published", when)}
          />
        </div>
        <TextsInput
          label={t("edit.source.title")}
          value={source["title"]}
          fault={faultOfTitle}
          onTexts={(texts) => onValue("title", texts)}
        />
        {address("url")}
        <div class="source-line quote">
          <Field handle={handle} field={field("quote")} label={t("edit.source.quote")}>
            {(control) => (
              <GrowingText
                id={control.id}
                describedBy={control["aria-describedby"]}
                invalid={control["aria-invalid"]}
                rows={2}
                lang={textOf(source["lang"]) || undefined}
                value={textOf(source["quote"])}
                onText={(text) => onValue("quote", text)}
              />
            )}
          </Field>
          <Field handle={handle} field={field("lang")} label={t("edit.source.lang")}>
            {(control) => (
              <select
                {...control}
                value={textOf(source["lang"])}
                onChange={({ currentTarget }) => onValue("lang", currentTarget.value || undefined)}
              >
                <option value="">{t("edit.source.noLang")}</option>
                {[...new Set([textOf(source["lang"]), ...languagesOf(items), ...OFFERED])]
                  .filter(Boolean)
                  .map((one) => (
                    <option key={one} value={one}>
                      {languageName(one, desk.words.lang)}
                    </option>
                  ))}
              </select>
            )}
          </Field>
        </div>
        <details open={more}>
          <summary>{t("edit.source.more")}</summary>
          <div class="held">
            <DateInputField
              handle={handle}
              field={field("accessed")}
              label={t("edit.source.accessed")}
              value={source["accessed"]}
              near={textOf(near)}
              keptAs={`sources/${nth}/accessed`}
              onWhen={(when) => onValue("accessed", when)}
            />
            {address("archiveUrl")}
            <TextsInput
              label={t("edit.source.attributedTo")}
              value={source["attributedTo"]}
              hint={t("edit.source.attributedTo.hint")}
              fault={faultOfAttribution}
              onTexts={(texts) => onValue("attributedTo", texts)}
            />
            {shared.size > 0 && (
              <Field handle={handle} field={field("ref")} label={t("edit.source.ref")} hint={t("edit.source.ref.hint")}>
                {(control) => (
                  <select
                    {...control}
                    value=""
                    onChange={({ currentTarget }) => {
                      take(shared.get(currentTarget.value) ?? {});
                      currentTarget.value = "";
                    }}
                  >
                    <option value="">{t("edit.source.noRef")}</option>
                    {[...shared].map(([ref, one]) => (
                      <option key={ref} value={ref}>
                        {sourceLine(one, languages) || ref}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            )}
          </div>
        </details>
        {fault && (
          <p class="fault" id={`${id}-fault`}>
            {fault}
          </p>
        )}
        {onRemove && (
          <button type="button" class="plain" onClick={onRemove} aria-label={t("edit.remove", name)}>
            {t("edit.source.remove")}
          </button>
        )}
      </fieldset>
    </li>
  );
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
