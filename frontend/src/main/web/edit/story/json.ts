/** JSON, as the server writes it and takes it. */

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether there is nothing in it that could be saved: null, an empty text, or a list or an object of such. */
export function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (Array.isArray(value)) return value.every(isEmpty);
  return isObject(value) && Object.values(value).every(isEmpty);
}

/** Without what is empty, at any depth: a source that was begun and left keeps nobody from saving. */
export function compact(value: Json): Json {
  if (Array.isArray(value)) return value.filter((one) => !isEmpty(one)).map(compact);
  if (!isObject(value)) return value;
  const full = Object.entries(value).filter(([, member]) => !isEmpty(member));
  return Object.fromEntries(full.map(([name, member]) => [name, compact(member as Json)]));
}
