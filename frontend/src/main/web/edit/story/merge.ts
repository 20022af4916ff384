/** Joins what two people wrote of one item, field by field and language by language. */
import { isEqual } from "../../live/equal.ts";
import type { Fields } from "./item.ts";
import { isObject, type Json } from "./json.ts";

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

/** @param base what both had before they began */
export function merge(base: Fields, mine: Fields, theirs: Fields, within = ""): Merged {
  const fields: Record<string, Json> = {};
  const clashes: Clash[] = [];
  for (const name of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const [was, here, there] = [base[name], mine[name], theirs[name]];
    const take = (value: Json | undefined) => {
      if (value !== undefined) fields[name] = value;
    };
    if (isEqual(here, there) || isEqual(was, there)) take(here);
    else if (isEqual(was, here)) take(there);
    else if (isObject(here) && isObject(there) && within === "") {
      const deeper = merge(isObject(was) ? was : {}, here, there, `${name}/`);
      fields[name] = deeper.fields;
      clashes.push(...deeper.clashes);
    } else {
      take(here);
      clashes.push({ path: within + name, mine: here, theirs: there });
    }
  }
  return { fields, clashes };
}

/** The fields with a value at a path; undefined takes it away. */
export function withValue(fields: Fields, path: string, value: Json | undefined): Fields {
  const [name = "", inner] = path.split("/");
  if (inner !== undefined) {
    const outer = fields[name];
    return { ...fields, [name]: withValue(isObject(outer) ? outer : {}, inner, value) };
  }
  const { [name]: _, ...others } = fields;
  return value === undefined ? others : { ...others, [name]: value };
}
