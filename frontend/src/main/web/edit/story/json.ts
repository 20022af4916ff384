/** JSON, as the server writes it and takes it. */
import { isEqual } from "../../live/equal.ts";

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether there is nothing in it that could be saved: null, a text of nothing but white space, or a list or an object of such. */
export function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === "string") return value.trim() === "";
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

/** Whether the server makes the same of both: what is empty is none, and white space around a text is no part of it. */
export function isSame(one: Json | undefined, other: Json | undefined): boolean {
  return one === other || isEqual(plain(one), plain(other));
}

function plain(value: Json | undefined): Json | undefined {
  if (isEmpty(value)) return undefined;
  if (typeof value === "string") return value.trim();
  if (Array.isArray(value)) return value.filter((one) => !isEmpty(one)).map((one) => plain(one) ?? null);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
}
