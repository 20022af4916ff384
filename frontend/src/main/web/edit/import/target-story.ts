/** The story into which a file goes: what the page needs to know of it. */
import { useEffect, useState } from "preact/hooks";
import { STATUSES } from "../../story/types.ts";
import type { PageProps } from "../props.ts";
import { editorOf } from "../server/address.ts";
import type { Ask } from "../server/asking.tsx";
import { itemOf, type SentItem, titleOf } from "../story/item.ts";
import { isObject } from "../story/json.ts";
import { textsOf, told } from "../story/texts.ts";

/** One of a closed set, with its name in the interface's language. */
export type Choice = readonly [id: string, name: string];

export interface TargetStory {
  readonly title: string;
  readonly languages: readonly string[];
  readonly categories: readonly Choice[];
  readonly statuses: readonly Choice[];
  readonly published: boolean;
}

/** Null until it is known; without categories where it cannot be read. */
export function useTargetStory({ page, words }: PageProps, ask: Ask, story: string): TargetStory | null {
  const [known, setKnown] = useState<TargetStory | null>(null);
  useEffect(() => {
    void ask<{ story: SentItem }>(`${editorOf(story)}?f=json&lang=${page.lang}&ids=story`).then((answer) => {
      if (answer.kind === "ok") setKnown(targetOf(answer.body.story));
    });
  }, []);
  const targetOf = (sent: SentItem): TargetStory => {
    const item = itemOf(sent);
    const fields = item.fields ?? {};
    const languages = Array.isArray(fields["languages"]) ? fields["languages"].map(String) : [];
    const [first = page.lang] = languages;
    const read = [page.lang, ...languages];
    const categories = Array.isArray(fields["categories"]) ? fields["categories"].filter(isObject) : [];
    return {
      title: told(titleOf(item, first), read) || story,
      languages,
      categories: categories.map((one) => [
        String(one["id"]),
        told(textsOf(one["label"], first), read) || String(one["id"]),
      ]),
      statuses: STATUSES.map((status) => [status, words.t(`status.${status}`)]),
      published: sent.published,
    };
  };
  return known;
}
