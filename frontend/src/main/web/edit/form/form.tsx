/** The form of what is being edited. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import { languagesOf } from "../desk/state.ts";
import { useValue } from "../desk/use.ts";
import { lacking, titleOf } from "../story/item.ts";
import { told } from "../story/texts.ts";
import { IncidentForm } from "./incident-form.tsx";
import { ItemTools } from "./item-tools.tsx";
import { LanguageBar } from "./language-bar.tsx";
import { MovementForm } from "./movement-form.tsx";
import { PlaceForm } from "./place-form.tsx";
import { SceneForm } from "./scene-form.tsx";
import { StoryForm } from "./story-form.tsx";
import { TroubleNote } from "./trouble.tsx";

const FORMS = {
  story: StoryForm,
  places: PlaceForm,
  incidents: IncidentForm,
  movements: MovementForm,
  scenes: SceneForm,
};

export function ItemForm() {
  const desk = useDesk();
  const { t } = desk.words;
  const handle = useValue(desk, (state) => state.selected);
  const item = useValue(desk, ({ items }) => (handle === null ? undefined : items.get(handle)));
  const lang = useValue(desk, (state) => state.lang);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    heading.current?.parentElement?.scrollTo?.(0, 0);
  }, [handle]);
  if (handle === null || !item || item.fields === null) return <p class="hint empty">{t("edit.form.choose")}</p>;
  const Form = FORMS[item.collection];
  const first = languagesOf(desk.state.items)[0] ?? lang;
  const missing = lacking(item);
  return (
    <form class="item-form" onSubmit={(event) => event.preventDefault()} key={handle}>
      <h2 ref={heading} lang={lang} dir="auto">
        {told(titleOf(item, first), [lang, first]) ||
          t(`edit.new.${item.collection === "story" ? "incidents" : item.collection}`)}
      </h2>
      <LanguageBar item={item} />
      <TroubleNote item={item} />
      {missing.length > 0 && (
        <p class="hint" role="status">
          {t("edit.form.lacks", missing.map((name) => desk.words.find(`edit.field.${name}`) ?? name).join(", "))}
        </p>
      )}
      <Form handle={handle} />
      <ItemTools item={item} />
    </form>
  );
}
