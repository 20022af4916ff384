/** Joins what two people wrote of one item, field by field and language by language. */
import type { Fields } from "./item.ts";
import { isObject, isSame, type Json } from "./json.ts";

/** A field that both have changed, to different things. */
export interface Clash {
  /** `title/fr` for one language of a text. */
  readonly path: string;
  readonly mine: Json | undefined;
  readonly theirs: Json | undefined;
}

export interface Merged {
  /** What both say; where they clash, mine. */
  readonly fields: Fields;
  readonly clashes: readonly Clash[];
}

/** Said as one thing, though they have members: half of one and half of the other would be neither. */
const WHOLE: readonly string[] = ["geometry"];

/**
 * @param base what both had before they began
 * @param sent what of mine may have reached them, unknown to me: where they say that, they changed nothing
 */
export function merge(base: Fields, mine: Fields, theirs: Fields, sent: Fields = base, within = ""): Merged {
  const fields: Record<string, Json> = {};
  const clashes: Clash[] = [];
  for (const name of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const [was, here, there] = [base[name], mine[name], theirs[name]];
    const take = (value: Json | undefined) => {
      if (value !== undefined) fields[name] = value;
    };
    if (isSame(here, there) || isSame(was, there) || isSame(sent[name], there)) take(here);
    else if (isSame(was, here)) take(there);
    else if (within === "" && !WHOLE.includes(name) && [here, there].every(mayHaveMembers)) {
      const deeper = merge(members(was), members(here), members(there), members(sent[name]), `${name}/`);
      if (Object.keys(deeper.fields).length > 0) fields[name] = deeper.fields;
      clashes.push(...deeper.clashes);
    } else {
      take(here);
      clashes.push({ path: within + name, mine: here, theirs: there });
    }
  }
  return { fields, clashes };
}

/**
 * What still is to be chosen of clashes that were open before.
 *
 * @param fields what is said here now
 * @param theirs what they say now
 */
export function stillOpen(open: readonly Clash[], fields: Fields, theirs: Fields): readonly Clash[] {
  return open
    .map(({ path }) => ({ path, mine: valueAt(fields, path), theirs: valueAt(theirs, path) }))
    .filter((one) => !isSame(one.mine, one.theirs));
}

/** Both lists as one, nothing twice: theirs, and behind it what mine has beside. */
export function together(mine: readonly Json[], theirs: readonly Json[]): readonly Json[] {
  return [...theirs, ...mine.filter((one) => !theirs.some((other) => isSame(one, other)))];
}

/** The fields in which two versions differ. */
export function differences(one: Fields, other: Fields): readonly string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => !isSame(one[name], other[name]));
}

export function valueAt(fields: Fields, path: string): Json | undefined {
  const [name, inner] = steps(path);
  return inner === undefined ? fields[name] : members(fields[name])[inner];
}

/** The fields with a value at a path; undefined takes it away. */
export function withValue(fields: Fields, path: string, value: Json | undefined): Fields {
  const [name, inner] = steps(path);
  if (inner !== undefined) return { ...fields, [name]: set(members(fields[name]), inner, value) };
  return set(fields, name, value);
}

function set(fields: Fields, name: string, value: Json | undefined): Fields {
  const { [name]: _, ...others } = fields;
  return value === undefined ? others : { ...others, [name]: value };
}

/** A field, and what is in it; a member of `extra` may have a slash in its name. */
function steps(path: string): readonly [string, string | undefined] {
  const at = path.indexOf("/");
  return at < 0 ? [path, undefined] : [path.slice(0, at), path.slice(at + 1)];
}

function mayHaveMembers(value: Json | undefined): boolean {
  return value === undefined || isObject(value);
}

function members(value: Json | undefined): Fields {
  return isObject(value) ? value : {};
}
