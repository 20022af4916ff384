/** The names of a story's actors: each goes by one name on the page, and by one in addresses, whatever the page's language. */
import type { ActorInfo } from "../story/types.ts";

export interface ActorNames {
  /** The name on this page of an actor named in any language; undefined for a name that the story does not know. */
  onPage(name: string): string | undefined;
  /** The same in every language: the name in the story's first language that has one. */
  inAddress(name: string): string;
}

/**
 * @param actors those whose names differ by language
 * @param languages the story's, the first first
 * @param shown the names that the page's items have
 */
export function actorNames(
  actors: readonly ActorInfo[],
  languages: readonly string[],
  shown: ReadonlySet<string>,
): ActorNames {
  const pageNames = new Map<string, string>();
  const addressNames = new Map<string, string>();
  const put = (to: Map<string, string>, name: string, value: string) => {
    if (!to.has(name)) to.set(name, value);
  };
  for (const byLanguage of actors) {
    const names = Object.values(byLanguage);
    const onPage = names.find((name) => shown.has(name));
    const inAddress = languages.map((language) => byLanguage[language]).find((name) => name) ?? names[0];
    if (onPage === undefined || inAddress === undefined) continue;
    for (const name of names) put(pageNames, name, onPage);
    put(addressNames, onPage, inAddress);
  }
  return {
    // A name that the page itself has means that one, even where another actor goes by it in another language.
    onPage: (name) => (shown.has(name) ? name : pageNames.get(name)),
    inAddress: (name) => addressNames.get(name) ?? name,
  };
}
