/** Languages that stories are often written in; any other is added in the story's own form. */
import { languageName } from "../language-names.ts";

const WRITTEN = (
  "ar az be bg bn bs ca cs da de el en es et fa fi fr ga he hi hr hu hy id is it ja ka kk ko ky lt lv mk mn ms nb nl pl ps pt " +
  "ro ru sk sl sq sr sv sw tg th tk tr uk ur uz vi zh"
).split(" ");

/** Tags and names, by name; the interface's languages first. */
export function languageChoices(ofInterface: readonly string[], lang: string): readonly (readonly [string, string])[] {
  const named = (tag: string) => [tag, languageName(tag, lang)] as const;
  const others = WRITTEN.filter((tag) => !ofInterface.includes(tag)).map(named);
  return [...ofInterface.map(named), ...others.sort(([, one], [, other]) => one.localeCompare(other, lang))];
}
