/** Changes in words. */
import type { Translator } from "../i18n/messages.ts";
import { isListed, type Pending } from "./pending.ts";

const KINDS = [
  ["created", "live.created", "live.created"],
  ["updated", "live.updated", "live.alsoUpdated"],
  ["retracted", "live.retracted", "live.alsoRetracted"],
  ["deleted", "live.deleted", "live.alsoDeleted"],
] as const;

/** "3 new incidents, 1 changed"; where none of the list has changed, that the story has. */
export function changesText({ items }: Pending, { t, plural }: Translator): string {
  const listed = [...items.values()].filter(isListed);
  const parts: string[] = [];
  for (const [kind, alone, also] of KINDS) {
    const count = listed.filter(({ change }) => change === kind).length;
    if (count > 0) parts.push(plural(parts.length === 0 ? alone : also, count));
  }
  return parts.length ? parts.reduce((one, other) => t("live.and", one, other)) : t("live.story");
}
