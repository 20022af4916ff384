/** Pictures, films and sound: where they are, whose, and what there is to see or hear. */
import { useDesk } from "../desk/desk.ts";
import { useValue } from "../desk/use.ts";
import type { Handle } from "../story/item.ts";
import { isEmpty, isObject, type JsonObject } from "../story/json.ts";
import { kindOf, MEDIA_KINDS } from "../story/media.ts";
import { wholeUrl } from "../story/sources.ts";
import { Field, useFault } from "./field.tsx";
import { TextsInput } from "./texts-input.tsx";

export function MediaField({ handle }: { readonly handle: Handle }) {
  const desk = useDesk();
  const { t } = desk.words;
  const value = useValue(desk, ({ items }) => items.get(handle)?.fields?.["media"]);
  const fault = useFault(handle, "media");
  const media = listOf(value);
  /** As it is now, which may be after this was drawn. */
  const now = () => listOf(desk.state.items.get(handle)?.fields?.["media"]);
  return (
    <fieldset class="field media" data-field="media">
      <legend>{t("edit.field.media")}</legend>
      <ol>
        {media.map((one, nth) => (
          <MediaEntry
            // It has no name of its own, and what is typed stays where it is.
            key={nth}
            handle={handle}
            media={one}
            at={media.slice(0, nth).filter((other) => !isEmpty(other)).length}
            nth={nth}
            onChange={(change) =>
              desk.set(
                handle,
                "media",
                now().map((other, at) => (at === nth ? { ...other, ...change } : other)),
              )
            }
            onRemove={() => desk.change(handle, (all) => ({ ...all, media: now().filter((_, at) => at !== nth) }))}
          />
        ))}
      </ol>
      <button type="button" onClick={() => desk.change(handle, (all) => ({ ...all, media: [...now(), {}] }))}>
        {t("edit.media.add")}
      </button>
      {fault && <p class="fault">{fault}</p>}
    </fieldset>
  );
}

function listOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

interface MediaEntryProps {
  readonly handle: Handle;
  readonly media: JsonObject;
  readonly nth: number;
  /** How the server counts it. */
  readonly at: number;
  readonly onChange: (change: JsonObject) => void;
  readonly onRemove: () => void;
}

function MediaEntry({ handle, media, nth, at, onChange, onRemove }: MediaEntryProps) {
  const { t } = useDesk().words;
  const faultOfAlt = useFault(handle, `media/${at}/alt`, true);
  const faultOfCaption = useFault(handle, `media/${at}/caption`, true);
  const url = String(media["url"] ?? "");
  const kind = MEDIA_KINDS.find((one) => one === media["kind"]) ?? "image";
  const name = url.split("/").at(-1) || t("edit.media.nth", nth + 1);
  const typed = (text: string) => {
    const guessed = text.trim() === "" ? undefined : (kindOf(wholeUrl(text)) ?? "image");
    // What somebody chose stays; what was guessed is guessed again.
    const isChosen = !isEmpty(media["kind"]) && media["kind"] !== (kindOf(wholeUrl(url)) ?? "image");
    onChange({ url: text, ...(isChosen ? {} : { kind: guessed }) });
  };
  return (
    <li>
      <fieldset aria-label={name}>
        <Field handle={handle} field={`media/${at}/url`} label={t("edit.source.url")}>
          {(control) => (
            <input
              {...control}
              type="url"
              dir="ltr"
              placeholder="https://"
              value={url}
              onInput={({ currentTarget }) => typed(currentTarget.value)}
              onBlur={() => {
                if (url !== wholeUrl(url)) typed(wholeUrl(url));
              }}
            />
          )}
        </Field>
        <div class="source-line">
          <Field
            handle={handle}
            field={`media/${at}/credit`}
            label={t("edit.media.credit")}
            hint={isEmpty(media["credit"]) ? t("edit.media.credit.hint") : undefined}
          >
            {(control) => (
              <input
                {...control}
                type="text"
                dir="auto"
                value={String(media["credit"] ?? "")}
                onInput={({ currentTarget }) => onChange({ credit: currentTarget.value })}
              />
            )}
          </Field>
          <Field handle={handle} field={`media/${at}/kind`} label={t("edit.media.kind")}>
            {(control) => (
              <select
                {...control}
                value={kind}
                onChange={({ currentTarget }) => onChange({ kind: currentTarget.value })}
              >
                {MEDIA_KINDS.map((one) => (
                  <option key={one} value={one}>
                    {t(`edit.media.kind.${one}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        <TextsInput
          label={t("edit.media.alt")}
          hint={t(kind === "audio" ? "edit.media.alt.heard" : "edit.media.alt.seen")}
          rows={2}
          value={media["alt"]}
          fault={faultOfAlt}
          onTexts={(alt) => onChange({ alt })}
        />
        <TextsInput
          label={t("edit.media.caption")}
          hint={t("edit.media.caption.hint")}
          value={media["caption"]}
          fault={faultOfCaption}
          onTexts={(caption) => onChange({ caption })}
        />
        <button type="button" class="plain" aria-label={t("edit.remove", name)} onClick={onRemove}>
          {t("edit.source.remove")}
        </button>
      </fieldset>
    </li>
  );
}
