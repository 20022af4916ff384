/** How many: killed, injured, or whatever the story counts; each as closely as it is known. */
import { useId } from "preact/hooks";
import { countedText, rangeText } from "../../wording/numbers.ts";
import { useDesk } from "../desk/desk.ts";
import { languagesOf } from "../desk/state.ts";
import { useValue } from "../desk/use.ts";
import { freeId } from "../story/ids.ts";
import type { Handle } from "../story/item.ts";
import { isObject, type Json, type JsonObject } from "../story/json.ts";
import { BOUNDS, type Bound, MOST, numberOf, numbersOf, outOfOrder, USUAL_NUMBERS } from "../story/numbers.ts";
import { textsOf, told } from "../story/texts.ts";
import { useFault } from "./field.tsx";
import { TextsInput } from "./texts-input.tsx";
import { useTyped } from "./typed.ts";

export function NumbersField({ handle }: { readonly handle: Handle }) {
  const desk = useDesk();
  const { t } = desk.words;
  const value = useValue(desk, ({ items }) => items.get(handle)?.fields?.["numbers"]);
  const labels = useValue(desk, ({ items }) => items.get("story")?.fields?.["numbers"]);
  const lang = useValue(desk, (state) => state.lang);
  const fault = useFault(handle, "numbers");
  const [typed, setTyped] = useTyped(handle, "numbers");
  const first = languagesOf(desk.state.items)[0] ?? lang;
  const numbers = numbersOf(value);
  const own = isObject(labels) ? labels : {};
  const label = (key: string) => told(textsOf(own[key], first), [lang, first]) || countedText(key, {}, desk.words);
  const offered = [...new Set([...USUAL_NUMBERS, ...Object.keys(own)])].filter((key) => !numbers.has(key));
  /** As they are now, which may be after this was drawn. */
  const now = () => {
    const all = desk.state.items.get(handle)?.fields?.["numbers"];
    return isObject(all) ? all : {};
  };
  const add = (key: string) => desk.change(handle, (fields) => ({ ...fields, numbers: { ...now(), [key]: {} } }));
  const addNew = () => {
    const wanted = typed?.trim();
    if (!wanted) return;
    const known = [...numbers.keys(), ...offered].find((key) => label(key).toLowerCase() === wanted.toLowerCase());
    const key = known ?? freeId(wanted, new Set([...Object.keys(own), ...numbers.keys(), ...USUAL_NUMBERS]), "number");
    if (!known) desk.change("story", (fields) => ({ ...fields, numbers: { ...own, [key]: { [lang]: wanted } } }));
    if (!numbers.has(key)) add(key);
    setTyped(null);
  };
  return (
    <fieldset class="field numbers" data-field="numbers">
      <legend>{t("edit.field.numbers")}</legend>
      {[...numbers].map(([key, range]) => (
        <NumberRow
          key={key}
          handle={handle}
          name={key}
          label={label(key)}
          range={range}
          onRange={(change) =>
            desk.set(handle, "numbers", { ...now(), [key]: { ...numbersOf(now()).get(key), ...change } })
          }
          onRemove={() => {
            desk.change(handle, ({ numbers: _, ...others }) => {
              const { [key]: gone, ...left } = now();
              return { ...others, numbers: left };
            });
            for (const bound of BOUNDS) desk.type(handle, `numbers/${key}/${bound}`, null);
          }}
        />
      ))}
      <div class="chips">
        {offered.map((key) => (
          <button type="button" key={key} onClick={() => add(key)}>
            + {label(key)}
          </button>
        ))}
      </div>
      <div class="add">
        <input
          type="text"
          lang={lang}
          dir="auto"
          aria-label={t("edit.numbers.new")}
          placeholder={t("edit.numbers.new")}
          value={typed ?? ""}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.isComposing) addNew();
          }}
        />
        <button type="button" onClick={addNew}>
          {t("edit.add")}
        </button>
      </div>
      {fault && <p class="fault">{fault}</p>}
    </fieldset>
  );
}

interface NumberRowProps {
  readonly handle: Handle;
  readonly name: string;
  readonly label: string;
  readonly range: JsonObject;
  readonly onRange: (change: JsonObject) => void;
  readonly onRemove: () => void;
}

function NumberRow({ handle, name, label, range, onRange, onRemove }: NumberRowProps) {
  const desk = useDesk();
  const { t } = desk.words;
  const lang = useValue(desk, (state) => state.lang);
  const refused = useFault(handle, `numbers/${name}`, true);
  const first = languagesOf(desk.state.items)[0] ?? lang;
  const wrong = outOfOrder(range);
  const fault = wrong ? t("edit.numbers.order", t(`edit.numbers.${wrong[0]}`), t(`edit.numbers.${wrong[1]}`)) : refused;
  const words = told(textsOf(range["words"], first), [lang, first]);
  const [low = null, best = null, high = null] = BOUNDS.map((bound) => {
    const number = range[bound];
    return typeof number === "number" ? number : null;
  });
  const said = rangeText({ low, best, high, words }, desk.words);
  return (
    <fieldset class="number" aria-label={label}>
      <div class="number-head">
        <b>{label}</b> <span class="hint">{said}</span>
        <button type="button" class="plain" aria-label={t("edit.remove", label)} onClick={onRemove}>
          ×
        </button>
      </div>
      <div class="number-line">
        {BOUNDS.map((bound) => (
          <NumberInput
            key={bound}
            handle={handle}
            name={name}
            bound={bound}
            value={range[bound]}
            onNumber={(number) => onRange({ [bound]: number })}
          />
        ))}
      </div>
      <TextsInput
        label={t("edit.numbers.words")}
        hint={t("edit.numbers.words.hint")}
        value={range["words"]}
        fault={fault}
        onTexts={(texts) => onRange({ words: texts })}
      />
    </fieldset>
  );
}

interface NumberInputProps {
  readonly handle: Handle;
  readonly name: string;
  readonly bound: Bound;
  readonly value: Json | undefined;
  readonly onNumber: (number: number | undefined) => void;
}

function NumberInput({ handle, name, bound, value, onNumber }: NumberInputProps) {
  const { t, number } = useDesk().words;
  const id = useId();
  /** As it is typed; null = nothing is, and it stands there as the language writes it. */
  const [typed, setTyped] = useTyped(handle, `numbers/${name}/${bound}`);
  const read = typed === null || typed.trim() === "" ? 0 : numberOf(typed);
  const fault =
    read === undefined ? t("edit.numbers.none") : read > MOST ? t("edit.numbers.most", number(MOST)) : undefined;
  return (
    <div class="field">
      <label for={id}>{t(`edit.numbers.${bound}`)}</label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        aria-invalid={fault !== undefined}
        aria-describedby={fault && `${id}-fault`}
        value={typed ?? (typeof value === "number" ? number(value) : "")}
        onInput={({ currentTarget }) => {
          const text = currentTarget.value;
          const next = numberOf(text);
          const isNumber = next !== undefined && next <= MOST;
          setTyped(text, isNumber);
          if (text.trim() === "" || isNumber) onNumber(next);
        }}
        onBlur={() => {
          if (!fault) setTyped(null);
        }}
      />
      {fault && (
        <p class="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  );
}
