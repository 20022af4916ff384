/** From which columns each field of an incident is taken. */
import { useId, useState } from "preact/hooks";
import { languageName } from "../language-names.ts";
import { fieldLabel } from "./fields.ts";
import {
  type Mapping,
  mostColumns,
  NEEDED_FIELDS,
  type Order,
  OTHER_FIELDS,
  ruleOf,
  shownFields,
  unusedColumns,
  type Way,
  wayOf,
  waysOf,
  withColumn,
  withConstant,
  withKept,
  withRule,
} from "./mapping.ts";
import { valuesOf } from "./sample.ts";
import type { CheckedProps } from "./stage.ts";

export interface MappingProps extends CheckedProps {
  readonly mapping: Mapping;
  readonly columns: readonly string[];
}

const ORDERS: readonly Order[] = ["day-first", "month-first", "year-first"];

export function MappingTable(props: MappingProps) {
  const { words, current, mapping, columns, target } = props;
  const { t } = words;
  const id = useId();
  const [asked, setAsked] = useState<readonly string[]>([]);
  const fields = shownFields(mapping, asked);
  const others = OTHER_FIELDS.filter((field) => !fields.includes(field));
  const unused = unusedColumns(mapping, columns);
  return (
    <section class="mapping">
      <h3>{t("edit.import.mapping")}</h3>
      <p class="hint">{t("edit.import.mappingHint")}</p>
      <ul>
        {fields.map((field) => (
          <FieldRow {...props} key={field} field={field} />
        ))}
      </ul>
      {others.length > 0 && (
        <div class="field">
          <label for={`${id}-more`}>{t("edit.import.moreFields")}</label>
          <select
            id={`${id}-more`}
            value=""
            onChange={({ currentTarget }) => {
              setAsked([...asked, currentTarget.value]);
              currentTarget.value = "";
            }}
          >
            <option value="">{t("edit.import.choosePlease")}</option>
            {others.map((field) => (
              <option key={field} value={field}>
                {fieldLabel(field, words)}
              </option>
            ))}
          </select>
        </div>
      )}
      {target && target.languages.length > 1 && (
        <div class="field">
          <label for={`${id}-lang`}>{t("edit.import.language")}</label>
          <select
            id={`${id}-lang`}
            value={mapping.language ?? target.languages[0]}
            onChange={({ currentTarget }) => current.choose({ ...mapping, language: currentTarget.value })}
          >
            {[...new Set([...target.languages, ...(mapping.language ? [mapping.language] : [])])].map((tag) => (
              <option key={tag} value={tag}>
                {languageName(tag, words.lang)}
              </option>
            ))}
          </select>
        </div>
      )}
      <KeyField {...props} />
      {unused.length > 0 && (
        <fieldset class="unused-columns">
          <legend>{t("edit.import.unused")}</legend>
          {unused.map((column) => (
            <label class="check" key={column}>
              <input
                type="checkbox"
                checked={!mapping.ignored?.includes(column)}
                onChange={({ currentTarget }) => current.choose(withKept(mapping, column, currentTarget.checked))}
              />
              <bdi>{column}</bdi>
            </label>
          ))}
        </fieldset>
      )}
    </section>
  );
}

/** In the place of a column: the same in all rows. */
const CONSTANT = "\0constant";

function FieldRow(props: MappingProps & { readonly field: string }) {
  const { words, current, mapping, columns, field } = props;
  const { t } = words;
  const id = useId();
  const rule = ruleOf(mapping, field);
  const constant = mapping.constants?.[field];
  const [same, setSame] = useState(false);
  const isSame = rule === undefined && (constant !== undefined || same);
  const taken = rule?.columns ?? [];
  const samples = taken.flatMap((column) => valuesOf(current.rows, column, taken.length > 1 ? 2 : 3));
  const lacks = rule === undefined && !constant && NEEDED_FIELDS.includes(field);
  const choose = (position: number, value: string) => {
    setSame(value === CONSTANT);
    if (value !== CONSTANT) return current.choose(withColumn(mapping, field, position, value));
    if (rule) current.choose(withConstant(mapping, field, ""));
  };
  const positions = Math.min(mostColumns(field), Math.max(1, taken.length + 1));
  const label = fieldLabel(field, words);
  return (
    <li class="mapping-row" data-field={field}>
      <p class="mapping-field" id={`${id}-field`}>
        {label}
        {lacks && <span class="flag wrong">{t("edit.import.lacks")}</span>}
      </p>
      <div class="mapping-columns">
        {Array.from({ length: positions }, (_, position) => (
          <select
            key={position}
            aria-label={position === 0 ? label : t("edit.import.nthColumn", label, position + 1)}
            value={position === 0 && isSame ? CONSTANT : (taken[position] ?? "")}
            onChange={({ currentTarget }) => choose(position, currentTarget.value)}
          >
            <option value="">{t(position === 0 ? "edit.import.noColumn" : "edit.import.noFurther")}</option>
            {columns.map((column) => (
              <option key={column} value={column}>
                {column}
              </option>
            ))}
            {position === 0 && !["at", "id"].includes(field) && (
              <option value={CONSTANT}>{t("edit.import.sameForAll")}</option>
            )}
          </select>
        ))}
        {isSame && <Constant {...props} value={constant ?? ""} label={label} />}
        <RuleOptions {...props} />
      </div>
      <p class="mapping-samples" dir="auto">
        {samples.map((sample) => (
          <bdi key={sample}>{sample}</bdi>
        ))}
      </p>
    </li>
  );
}

interface ConstantProps extends MappingProps {
  readonly field: string;
  readonly value: string;
  readonly label: string;
}

function Constant({ words, current, mapping, target, field, value, label }: ConstantProps) {
  const { t } = words;
  const [text, setText] = useState(value);
  const choices = field === "category" ? target?.categories : field === "status" ? target?.statuses : undefined;
  const name = t("edit.import.constantOf", label);
  if (choices) {
    return (
      <select
        aria-label={name}
        value={value}
        onChange={({ currentTarget }) => current.choose(withConstant(mapping, field, currentTarget.value))}
      >
        <option value="">{t("edit.import.choosePlease")}</option>
        {choices.map(([id, choice]) => (
          <option key={id} value={id}>
            {choice}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      type="text"
      dir="auto"
      aria-label={name}
      value={text}
      onInput={({ currentTarget }) => {
        setText(currentTarget.value);
        current.choose(withConstant(mapping, field, currentTarget.value));
      }}
    />
  );
}

/** What a column of dates, positions or numbers leaves open: undefined is found out. */
function RuleOptions({ words, current, mapping, field }: MappingProps & { readonly field: string }) {
  const { t } = words;
  const rule = ruleOf(mapping, field);
  if (!rule) return null;
  const ways = waysOf(field, rule.columns.length);
  const isNumber = field === "at" || field.startsWith("numbers.");
  return (
    <>
      {ways.length > 0 && (
        <select
          aria-label={t("edit.import.way")}
          value={wayOf(rule)}
          onChange={({ currentTarget }) =>
            current.choose(withRule(mapping, field, { way: currentTarget.value as Way }))
          }
        >
          {ways.map((way) => (
            <option key={way} value={way}>
              {t(`edit.import.way.${way}`)}
            </option>
          ))}
        </select>
      )}
      {field === "when" && (
        <select
          aria-label={t("edit.import.order")}
          value={rule.order ?? ""}
          onChange={({ currentTarget }) =>
            current.choose(withRule(mapping, field, { order: (currentTarget.value || undefined) as Order | undefined }))
          }
        >
          <option value="">{t("edit.import.order.found")}</option>
          {ORDERS.map((order) => (
            <option key={order} value={order}>
              {t(`edit.import.order.${order}`)}
            </option>
          ))}
        </select>
      )}
      {isNumber && (
        <select
          aria-label={t("edit.import.decimal")}
          value={rule.decimalComma === undefined ? "" : String(rule.decimalComma)}
          onChange={({ currentTarget: { value } }) =>
            current.choose(withRule(mapping, field, { decimalComma: value === "" ? undefined : value === "true" }))
          }
        >
          <option value="">{t("edit.import.decimal.found")}</option>
          <option value="true">{t("edit.import.decimal.comma")}</option>
          <option value="false">{t("edit.import.decimal.point")}</option>
        </select>
      )}
    </>
  );
}

/** By which column a row is the same incident when the file comes again. */
function KeyField({ words, current, mapping, columns }: MappingProps) {
  const { t } = words;
  const id = useId();
  const key = mapping.key ?? [];
  const value = key.join("\n");
  return (
    <div class="field">
      <label for={id}>{t("edit.import.key")}</label>
      <select
        id={id}
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) =>
          current.choose({ ...mapping, key: currentTarget.value === "" ? [] : currentTarget.value.split("\n") })
        }
      >
        <option value="">{t(ruleOf(mapping, "id") ? "edit.import.keyId" : "edit.import.keyUsual")}</option>
        {key.length > 1 && <option value={value}>{key.join(" + ")}</option>}
        {columns.map((column) => (
          <option key={column} value={column}>
            {column}
          </option>
        ))}
      </select>
      <p class="hint" id={`${id}-hint`}>
        {t("edit.import.keyHint")} {t("edit.import.gone.how")}
      </p>
    </div>
  );
}
