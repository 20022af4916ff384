/** What becomes of the columns of a file: mappings as the server has them, and what a select of the page changes in one. */

export interface Rule {
  readonly field: string;
  /** In the order that the way has. */
  readonly columns: readonly string[];
  /** What several columns are to one another. */
  readonly way?: Way;
  readonly equals?: Readonly<Record<string, string>>;
  readonly otherwise?: string;
  readonly separator?: string;
  readonly order?: Order;
  readonly numbers?: string;
  readonly swapped?: boolean;
  readonly decimalComma?: boolean;
  readonly precision?: string;
}

export type Way = "value" | "start-end" | "year-month-day" | "date-time" | "latitude-longitude" | "longitude-latitude";
export type Order = "day-first" | "month-first" | "year-first";

export interface Mapping {
  readonly rules: readonly Rule[];
  readonly constants?: Readonly<Record<string, string>>;
  readonly key?: readonly string[];
  readonly ignored?: readonly string[];
  readonly places?: Readonly<Record<string, string>>;
  readonly unknownPlaces?: "fault" | "nowhere";
  readonly language?: string;
}

/** As a place: it is known that none is known. */
export const NOWHERE = "none";

/** Always shown, in this order. */
export const USUAL_FIELDS: readonly string[] = [
  "title",
  "when",
  "place",
  "at",
  "category",
  "status",
  "source.publisher",
  "source.url",
];

/** Shown where they are taken from something, and offered otherwise. */
export const OTHER_FIELDS: readonly string[] = [
  "summary",
  "id",
  "geoPrecision",
  "numbers.killed",
  "numbers.injured",
  "numbers.arrested",
  "numbers.troops",
  "actors",
  "tags",
  "source.title",
  "source.published",
  "source.quote",
  "source.lang",
  "source.attributedTo",
  "source.archiveUrl",
  "media.url",
  "media.credit",
  "media.alt",
];

/** Without which a row is faulty, wherever it comes from. */
export const NEEDED_FIELDS: readonly string[] = ["title", "category", "status", "source.publisher"];

export function ruleOf({ rules }: Mapping, field: string): Rule | undefined {
  return rules.find((rule) => rule.field === field);
}

/** The usual ones, those that it fills besides, and those that were asked for. */
export function shownFields(mapping: Mapping, asked: readonly string[]): readonly string[] {
  const filled = [...mapping.rules.map(({ field }) => field), ...Object.keys(mapping.constants ?? {})];
  return [...new Set([...USUAL_FIELDS, ...filled, ...asked])];
}

/** How many columns a field can be taken from. */
export function mostColumns(field: string): number {
  if (field === "at") return 2;
  return field === "when" || field === "place" || /^(title|summary)\b/.test(field) ? 3 : 1;
}

/** What several columns of a field can be to one another; nothing to choose where it is none or one. */
export function waysOf(field: string, columns: number): readonly Way[] {
  if (field === "at" && columns === 2) return ["latitude-longitude", "longitude-latitude"];
  if (field === "when" && columns === 2) return ["start-end", "date-time", "year-month-day"];
  return [];
}

export function wayOf({ field, columns, way }: Rule): Way {
  return (
    way ?? waysOf(field, columns.length)[0] ?? (field === "when" && columns.length === 3 ? "year-month-day" : "value")
  );
}

/** A field taken from another column at a position; an empty name takes that column out. */
export function withColumn(mapping: Mapping, field: string, position: number, column: string): Mapping {
  const rule = ruleOf(mapping, field);
  const columns = [...(rule?.columns ?? [])];
  columns[position] = column;
  const named = columns.filter((name, at) => name && columns.indexOf(name) === at);
  const constants = without(mapping.constants, field);
  if (named.length === 0) return { ...mapping, rules: mapping.rules.filter((one) => one !== rule), constants };
  // Of another column other words are known, and its numbers may be in another order.
  const kept: Rule = position === 0 || !rule ? { field, columns: named } : { ...omit(rule, ["way"]), columns: named };
  const next: Rule = rule?.way && waysOf(field, named.length).includes(rule.way) ? { ...kept, way: rule.way } : kept;
  return {
    ...mapping,
    rules: rule ? mapping.rules.map((one) => (one === rule ? next : one)) : [...mapping.rules, next],
    constants,
    ignored: (mapping.ignored ?? []).filter((name) => !named.includes(name)),
  };
}

/** A field that is the same in all rows; an empty value takes it out. */
export function withConstant(mapping: Mapping, field: string, value: string): Mapping {
  const constants = without(mapping.constants, field);
  return {
    ...mapping,
    rules: mapping.rules.filter((rule) => rule.field !== field),
    constants: value.trim() === "" ? constants : { ...constants, [field]: value },
  };
}

/** What is said of the columns of a field: their way, the order of their numbers; undefined = it is found out. */
export function withRule(
  mapping: Mapping,
  field: string,
  change: { readonly [K in keyof Rule]?: Rule[K] | undefined },
): Mapping {
  const said = (rule: Rule) =>
    Object.fromEntries(
      Object.entries({ ...rule, ...change }).filter(([, value]) => value !== undefined),
    ) as unknown as Rule;
  return { ...mapping, rules: mapping.rules.map((rule) => (rule.field === field ? said(rule) : rule)) };
}

/** What a word of a column means; an empty meaning leaves that open. */
export function withMeaning(mapping: Mapping, field: string, word: string, meaning: string): Mapping {
  const equals = without(ruleOf(mapping, field)?.equals, word);
  return withRule(mapping, field, { equals: meaning === "" ? equals : { ...equals, [word]: meaning } });
}

/** Which place a name means; empty = that is open. */
export function withPlace(mapping: Mapping, name: string, id: string): Mapping {
  const places = without(mapping.places, name);
  return { ...mapping, places: id === "" ? places : { ...places, [name]: id } };
}

/** Whether a column that nothing is taken from is kept with each incident. */
export function withKept(mapping: Mapping, column: string, kept: boolean): Mapping {
  const others = (mapping.ignored ?? []).filter((name) => name !== column);
  return { ...mapping, ignored: kept ? others : [...others, column] };
}

/** Those that no rule names. */
export function unusedColumns({ rules }: Mapping, columns: readonly string[]): readonly string[] {
  const used = new Set(rules.flatMap((rule) => [...rule.columns, ...(rule.precision ? [rule.precision] : [])]));
  return columns.filter((column) => !used.has(column));
}

function without(texts: Readonly<Record<string, string>> | undefined, name: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(texts ?? {}).filter(([one]) => one !== name));
}

function omit<T extends object>(value: T, names: readonly (keyof T)[]): T {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name as keyof T))) as T;
}
