/** Why an item is not saved, where somebody has to decide. */
import { useDesk } from "../desk/desk.ts";
import { useValue } from "../desk/use.ts";
import type { Item } from "../story/item.ts";
import { Clashes } from "./clashes.tsx";

export function TroubleNote({ item }: { readonly item: Item }) {
  const desk = useDesk();
  const { t } = desk.words;
  const trouble = useValue(desk, ({ troubles }) => troubles.get(item.handle));
  if (!trouble) return null;
  switch (trouble.kind) {
    case "clash":
      return <Clashes item={item} clashes={trouble.clashes} by={trouble.by} at={trouble.at} />;
    case "gone":
      return (
        <div class="notice" role="alert">
          <p>{t("edit.gone")}</p>
          <button type="button" onClick={() => desk.bringBack(item.handle)}>
            {t("edit.gone.bringBack")}
          </button>
          <button type="button" onClick={() => desk.letGo(item.handle)}>
            {t("edit.gone.letGo")}
          </button>
        </div>
      );
    case "refused":
      return (
        <div class="notice" role="alert">
          <p>{t("edit.refused")}</p>
          <ul>
            {[...trouble.faults].map(([field, fault]) => (
              <li key={field}>
                {field && <b>{desk.words.find(`edit.field.${field.split("/")[0]}`) ?? field}: </b>}
                {fault}
              </li>
            ))}
          </ul>
          <button type="button" onClick={() => desk.again(item.handle)}>
            {t("edit.refused.again")}
          </button>
        </div>
      );
  }
}
