/** Both versions of what two people wrote at once, side by side, field by field. Nothing is lost until one is chosen. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import { useValue } from "../desk/use.ts";
import { useDateInput } from "../fields/reading.ts";
import { GrowingText } from "../fields/texts.tsx";
import { recentIn } from "../moments.ts";
import { DATES, differing, fieldName, inWords, isText } from "../story/in-words.ts";
import type { Item } from "../story/item.ts";
import type { Json } from "../story/json.ts";
import { type Clash, together, valueAt } from "../story/merge.ts";

export interface ClashesProps {
  readonly item: Item;
  readonly clashes: readonly Clash[];
  readonly by: string | null;
  /** When they changed it, RFC 3339. */
  readonly at: string | null;
}

export function Clashes({ item, clashes, by, at }: ClashesProps) {
  const desk = useDesk();
  const { t } = desk.words;
  const section = useRef<HTMLElement>(null);
  const before = useRef(clashes.length);
  const id = useId();
  const last = useRef("");
  // What was chosen is gone with its buttons: the focus goes on to the next, and after the last to the field that it was about.
  useEffect(() => {
    if (clashes.length < before.current) section.current?.querySelector("button")?.focus();
    before.current = clashes.length;
    const [only, ...more] = clashes;
    last.current = only && more.length === 0 ? (only.path.split("/")[0] ?? "") : "";
  }, [clashes]);
  useEffect(
    () => () => {
      if (last.current === "" || !section.current?.contains(document.activeElement)) return;
      document.querySelector<HTMLElement>(`[data-field="${last.current}"] :is(textarea, input, select)`)?.focus();
    },
    [],
  );
  return (
    <section class="notice clashes" ref={section} aria-labelledby={id}>
      <div role="alert">
        <h3 id={id}>
          {by && at
            ? t("edit.clash.byAt", by, recentIn(desk.page.messages, at))
            : by
              ? t("edit.clash.by", by)
              : t("edit.clash")}
        </h3>
        <p>{t("edit.clash.explained")}</p>
      </div>
      {clashes.map(({ path, theirs }) => (
        <ClashChoice key={path} item={item} path={path} theirs={theirs} />
      ))}
    </section>
  );
}

interface ClashChoiceProps {
  readonly item: Item;
  readonly path: string;
  readonly theirs: Json | undefined;
}

function ClashChoice({ item, path, theirs }: ClashChoiceProps) {
  const desk = useDesk();
  const { t } = desk.words;
  const state = useValue(desk, (all) => all);
  const id = useId();
  /** The text that is being made of both. */
  const [text, setText] = useState<string | null>(null);
  // It may have been written on since.
  const mine = valueAt(item.fields ?? {}, path);
  const wording = { words: desk.words, state };
  const choose = (value: Json | undefined) => desk.choose(item.handle, path, value);
  const name = fieldName(path, wording);
  const versions = [
    { kind: "mine", value: mine, other: theirs },
    { kind: "theirs", value: theirs, other: mine },
  ] as const;
  return (
    <fieldset class="clash">
      <legend id={id}>{name}</legend>
      <div class="versions">
        {versions.map(({ kind, value, other }) => (
          <div class="version" key={kind}>
            <b id={`${id}-${kind}`}>{t(`edit.clash.${kind}`)}</b>
            <div class="said">
              {typeof value === "string" && isText(path) ? (
                <Differing text={value} other={typeof other === "string" ? other : ""} lang={path.split("/")[1]} />
              ) : typeof value === "string" && DATES.includes(path) ? (
                <DateInWords when={value} />
              ) : (
                <Lines lines={inWords(path, value, wording)} />
              )}
            </div>
            <button type="button" aria-describedby={`${id} ${id}-${kind}`} onClick={() => choose(value)}>
              {t(`edit.clash.${kind}.take`)}
            </button>
          </div>
        ))}
      </div>
      {isText(path) && text === null && (
        <button
          type="button"
          aria-describedby={id}
          onClick={() => setText([mine, theirs].filter((one) => typeof one === "string").join("\n"))}
        >
          {t("edit.clash.join")}
        </button>
      )}
      {text !== null && (
        <>
          <GrowingText value={text} rows={3} lang={path.split("/")[1]} label={name} onText={setText} autofocus />
          <button type="button" class="main" onClick={() => choose(text)}>
            {t("edit.clash.joined.take")}
          </button>
        </>
      )}
      {path !== "via" && Array.isArray(mine) && Array.isArray(theirs) && (
        <button type="button" aria-describedby={id} onClick={() => choose(together(mine, theirs))}>
          {t("edit.clash.both")}
        </button>
      )}
    </fieldset>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  const { t } = useDesk().words;
  if (lines.length === 0) return <p class="hint">{t("edit.clash.nothing")}</p>;
  if (lines.length === 1) return <p dir="auto">{lines[0]}</p>;
  return (
    <ul>
      {lines.map((line) => (
        <li dir="auto" key={line}>
          {line}
        </li>
      ))}
    </ul>
  );
}

interface DifferingProps {
  readonly text: string;
  readonly other: string;
  readonly lang: string | undefined;
}

function Differing({ text, other, lang }: DifferingProps) {
  const { start, one, end } = differing(text, other);
  return (
    <p lang={lang} dir="auto">
      {start}
      {one && <mark>{one}</mark>}
      {end}
    </p>
  );
}

function DateInWords({ when }: { readonly when: string }) {
  const { shown } = useDateInput({ when, otherwise: when, onDate: () => undefined });
  return (
    <p dir="auto">
      {shown}
      {shown !== when && <code dir="ltr"> {when}</code>}
    </p>
  );
}
