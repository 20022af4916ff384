/** What is chosen: a name, and a button that takes it away. */
import { useDesk } from "../desk/desk.ts";
import { findById, languagesOf } from "../desk/state.ts";
import { useValue } from "../desk/use.ts";
import { kindOf } from "../place/where.ts";
import { titleOf } from "../story/item.ts";
import { told } from "../story/texts.ts";

export interface PlaceChipProps {
  /** Of a place of the story. */
  readonly id: string;
  readonly onTakeAway: (name: string) => void;
}

/** A place of the story, which leads to what is said of it. */
export function PlaceChip({ id, onTakeAway }: PlaceChipProps) {
  const desk = useDesk();
  const { t } = desk.words;
  const place = useValue(desk, (state) => findById(state, "places", id));
  const lang = useValue(desk, (state) => state.lang);
  const first = languagesOf(desk.state.items)[0] ?? lang;
  const name = (place && told(titleOf(place, first), [lang, first])) || id;
  const kind = kindOf(place?.fields);
  return (
    <li>
      {place?.fields ? (
        <button type="button" class="plain" onClick={() => desk.select(place.handle)}>
          <span dir="auto">{name}</span>
        </button>
      ) : (
        <del>{name}</del>
      )}
      {kind && <small>{t(`edit.placeKind.${kind}`)}</small>}
      <TakeAway name={name} onClick={() => onTakeAway(name)} />
    </li>
  );
}

export function TakeAway({ name, onClick }: { readonly name: string; readonly onClick: () => void }) {
  const label = useDesk().words.t("edit.place.takeAway", name);
  return (
    <button type="button" class="plain take-away" title={label} aria-label={label} onClick={onClick}>
      ×
    </button>
  );
}
