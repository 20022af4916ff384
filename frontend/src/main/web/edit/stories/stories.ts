/** The stories as their editors see them, and what is done to a story as a whole. */
import type { Answer } from "../server/ask.ts";
import type { Ask } from "../server/asking.tsx";
import type { Json, JsonObject } from "../story/json.ts";
import { type Texts, textsOf, told } from "../story/texts.ts";

/** As `GET /edit?f=json` has it. */
export interface EditedStory {
  readonly id: string;
  /** Texts by language. */
  readonly title: Json;
  readonly languages: readonly string[];
  readonly published: boolean;
  /** How many items have a draft, the story's own text counted. */
  readonly drafts: number;
  readonly incidents: number;
  /** An instant; null where that is not known. */
  readonly edited: string | null;
  readonly editedBy: string | null;
  /** Of the story's own text. */
  readonly revision: number;
}

export function titlesOf({ title, languages }: EditedStory): Texts {
  return textsOf(title, languages[0] ?? "");
}

/** In the interface's language where it is written in that, else in the story's first that there is. */
export function titleIn(story: EditedStory, lang: string): string {
  return told(titlesOf(story), [lang, ...story.languages]) || story.id;
}

/** The language in which a title is renamed: the one that it is shown in. */
export function titleLang(story: EditedStory, lang: string): string {
  const titles = titlesOf(story);
  return [lang, ...story.languages].find((one) => titles[one]) ?? story.languages[0] ?? lang;
}

/** Those whose title, in any language, or id has all of the words. */
export function matching(stories: readonly EditedStory[], words: string): readonly EditedStory[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return stories.filter((story) => {
    const text = [story.id, ...Object.values(titlesOf(story))].join("\n").toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** As a draft: readers see the new title when it is published. */
export function rename(
  ask: Ask,
  { id, revision }: EditedStory,
  lang: string,
  title: string,
): Promise<Answer<JsonObject>> {
  return ask(`${at(id)}?draft=true`, { method: "PATCH", ifMatch: revision, body: { title: { [lang]: title } } });
}

export function duplicate(ask: Ask, story: EditedStory, id: string): Promise<Answer<JsonObject>> {
  const title = Object.fromEntries(Object.entries(titlesOf(story)).map(([lang, text]) => [lang, `${text} (2)`]));
  return ask(`${at(story.id)}/copies`, { method: "POST", body: { id, title } });
}

/** The answer tells its revision by now. */
export function unpublish(
  ask: Ask,
  { id, revision }: Pick<EditedStory, "id" | "revision">,
): Promise<Answer<JsonObject>> {
  return ask(`${at(id)}/unpublish`, { method: "POST", ifMatch: revision });
}

/** Its own text, and with it all that readers saw before it was taken from them. */
export function publishAgain(ask: Ask, id: string, revision: number): Promise<Answer<JsonObject>> {
  return ask(`${at(id)}/publish`, { method: "POST", ifMatch: revision });
}

interface Changed {
  readonly changes: readonly { readonly seq: number; readonly collection: string }[];
}

/** With all that is in it. The answer tells by which number that is undone. */
export function remove(ask: Ask, { id, revision }: EditedStory): Promise<Answer<Changed>> {
  const changes = [{ method: "DELETE", collection: "story", id, ifMatch: revision }];
  return ask<Changed>(`${at(id)}/changes`, { method: "POST", body: { changes } });
}

/** The number of the change that deleted the story itself, which brings back all that went with it. */
export function seqOf({ changes }: Changed): number | undefined {
  return changes.find(({ collection }) => collection === "story")?.seq;
}

export function undo(ask: Ask, id: string, seq: number): Promise<Answer<JsonObject>> {
  return ask(`${at(id)}/changes/${seq}/undo`, { method: "POST" });
}

function at(id: string): string {
  return `/stories/${encodeURIComponent(id)}`;
}
