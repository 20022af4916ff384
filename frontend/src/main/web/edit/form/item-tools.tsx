/** What can be done with a whole item: duplicate it, delete it, go back to what readers see or to what it said before. */
import { useId, useState } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import { languagesOf } from "../desk/state.ts";
import { useValue } from "../desk/use.ts";
import { mayPublish } from "../page.ts";
import { addressOf } from "../server/address.ts";
import { handleOf, type Item, titleOf } from "../story/item.ts";
import * as texts from "../story/texts.ts";
import { usesOf } from "../story/uses.ts";
import { History } from "./history.tsx";

export function ItemTools({ item }: { readonly item: Item }) {
  const desk = useDesk();
  const { t } = desk.words;
  const { handle, collection, id, published, draftedBy, saved } = item;
  const isStory = collection === "story";
  const lang = useValue(desk, (state) => state.lang);
  const items = useValue(desk, (state) => state.items);
  const [asked, setAsked] = useState<"remove" | "discard" | null>(null);
  const [failed, setFailed] = useState("");
  const told = useId();
  const first = languagesOf(items)[0] ?? lang;
  const uses = isStory ? [] : usesOf(desk.state, item);
  const may = !published || mayPublish(desk.page);

  const discard = async () => {
    setAsked(null);
    // What was not saved goes with it, as a step that can be taken back.
    desk.change(handle, () => saved ?? {});
    await desk.save();
    const { revision } = desk.state.items.get(handle) ?? item;
    const address = `${addressOf(desk.story, collection, id)}/draft`;
    const answer = await desk.server.ask(address, { method: "DELETE", ifMatch: revision });
    setFailed(
      answer.kind === "ok"
        ? ""
        : answer.kind === "refused"
          ? (answer.problem.detail ?? t("edit.away"))
          : t("edit.away"),
    );
    if (id !== null) await desk.refresh([handleOf(collection, id)]);
  };
  const remove = () => {
    if (published && asked === null) {
      setAsked("remove");
      return;
    }
    desk.remove(handle);
    // Its form is gone with the button: keys go on in the list.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.rows [tabindex="0"]')?.focus());
  };
  return (
    <footer class="item-tools">
      <div class="chips">
        {!isStory && (
          <button type="button" onClick={() => desk.create(collection, duplicateOf(item))}>
            {t("edit.item.duplicate")}
          </button>
        )}
        {published && draftedBy !== null && (
          <button type="button" aria-expanded={asked === "discard"} onClick={() => setAsked("discard")}>
            {t("edit.item.discard")}
          </button>
        )}
        {!isStory && (
          <button
            type="button"
            disabled={uses.length > 0 || !may}
            aria-expanded={asked === "remove"}
            aria-describedby={told}
            onClick={remove}
          >
            {t("edit.item.delete")}
          </button>
        )}
        {published && (
          <a href={readersAddress(desk.server.base, desk.story, item, lang)} target="_blank" rel="noopener">
            {t("edit.item.readers")}
          </a>
        )}
      </div>
      <p class="hint" id={told}>
        {uses.length > 0
          ? t(
              "edit.item.used",
              uses
                .slice(0, 3)
                .map((one) => texts.told(titleOf(one, first), [lang, first]) || t("edit.untitled"))
                .join(", "),
            )
          : !may && t("edit.item.notYours")}
      </p>
      {asked !== null && (
        <div class="notice" role="alert">
          <p>{t(`edit.item.${asked}.sure`)}</p>
          <div class="chips">
            <button type="button" class="main" onClick={asked === "remove" ? remove : () => void discard()}>
              {t(`edit.item.${asked}.yes`)}
            </button>
            <button type="button" onClick={() => setAsked(null)}>
              {t("edit.leave")}
            </button>
          </div>
        </div>
      )}
      {failed && (
        <p class="fault" role="alert">
          {failed}
        </p>
      )}
      {id !== null && saved !== null && <History item={item} />}
    </footer>
  );
}

/** The same again; of a scene, right behind it. */
function duplicateOf({ collection, fields }: Item) {
  const { position, ...others } = fields ?? {};
  return collection === "scenes" && typeof position === "number"
    ? { ...others, position: position + 0.5 }
    : (fields ?? {});
}

/** Where readers see it, as they see it now. */
function readersAddress(base: string, story: string, { collection, id }: Item, lang: string): string {
  const query = new URLSearchParams({ lang });
  if (collection === "scenes" && id !== null) query.set("scene", id);
  if ((collection === "incidents" || collection === "movements") && id !== null) query.set("incident", id);
  if (collection === "places" && id !== null) query.set("place", id);
  return `${base}/stories/${encodeURIComponent(story)}?${query}`;
}
