/** What fields of an incident are called. */
import { languageName } from "../language-names.ts";
import type { Words } from "../words.ts";

/** “Title, French”, “Numbers, killed”, “Source: Publisher”. */
export function fieldLabel(field: string, words: Words): string {
  const { t, find, lang } = words;
  const own = find(`edit.import.field.${field}`);
  if (own !== undefined) return own;
  const [kind = "", of = "", part = ""] = field.split(".");
  switch (kind) {
    case "title":
    case "summary":
      return `${t(`edit.field.${kind}`)}${of ? `, ${languageName(of, lang)}` : ""}`;
    case "numbers": {
      const name = [find(`number.${of}`) ?? of, part].filter(Boolean).join(", ");
      return `${t("edit.field.numbers")}: ${name}`;
    }
    case "source":
      return `${t("edit.import.field.source")}: ${find(`edit.source.${of}`) ?? of}`;
    case "media":
      return `${t("edit.field.media")}${of ? `: ${find(`edit.media.${of}`) ?? of}` : ""}`;
    default:
      return find(`edit.field.${kind}`) ?? field;
  }
}
