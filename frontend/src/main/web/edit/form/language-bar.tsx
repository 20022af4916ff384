/** Which language is written, which stands beside it, and what each lacks. */

import { type Desk, useDesk } from "../desk/desk.ts";
import { type DeskState, languagesOf } from "../desk/state.ts";
import { useValue } from "../desk/use.ts";
import { languageName } from "../language-names.ts";
import { gaps } from "../story/gaps.ts";
import type { Item } from "../story/item.ts";

export function LanguageBar({ item }: { readonly item: Item }) {
  const desk = useDesk();
  const { t, plural, lang: own } = desk.words;
  const lang = useValue(desk, (state) => state.lang);
  const beside = useValue(desk, (state) => state.beside);
  const items = useValue(desk, (state) => state.items);
  const languages = languagesOf(items);
  if (languages.length < 2) return null;
  const first = languages[0] ?? lang;
  const next = nextWithGap(desk.state, item, lang, first);
  return (
    <div class="language-bar">
      <div role="radiogroup" aria-label={t("edit.languages.write")} class="chips">
        {languages.map((one) => {
          const lacks = gaps(item, one, first).length;
          return (
            <label class="chip" key={one}>
              <input type="radio" name="written" checked={one === lang} onChange={() => desk.write(one)} />
              <span>
                {languageName(one, own)}
                {lacks > 0 && <b class="gap">{plural("edit.languages.lacks", lacks)}</b>}
              </span>
            </label>
          );
        })}
      </div>
      <label>
        <span>{t("edit.languages.beside")}</span>
        <select value={beside ?? ""} onChange={({ currentTarget }) => desk.writeBeside(currentTarget.value || null)}>
          <option value="">{t("edit.languages.none")}</option>
          {languages
            .filter((one) => one !== lang)
            .map((one) => (
              <option key={one} value={one}>
                {languageName(one, own)}
              </option>
            ))}
        </select>
      </label>
      {next && (
        <button type="button" aria-keyshortcuts="Alt+L" onClick={() => desk.select(next.handle)}>
          {t("edit.languages.next", languageName(lang, own))}
        </button>
      )}
    </div>
  );
}

/** The next item after this one that lacks the language, round and round. */
export function nextWithGap({ items }: DeskState, item: Item, lang: string, first: string): Item | undefined {
  const all = [...items.values()];
  const at = all.indexOf(item);
  return [...all.slice(at + 1), ...all.slice(0, at)].find((one) => gaps(one, lang, first).length > 0);
}

/** Opens the next item that lacks the language that is written. */
export function selectNextWithGap(desk: Desk): void {
  const { state } = desk;
  const item = state.items.get(state.selected ?? "story");
  const next = item && nextWithGap(state, item, state.lang, languagesOf(state.items)[0] ?? state.lang);
  if (next) desk.select(next.handle);
}
