/** Where a movement begins, or where it ends: places of the story. */
import { useId, useRef, useState } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import { useValue } from "../desk/use.ts";
import type { Chosen } from "../place/choices.ts";
import { lookAt } from "../place/look.ts";
import { makePlace, type OwnPlace, ownPlace, placeAt } from "../place/making.ts";
import { siteAt } from "../place/own-places.ts";
import type { Handle } from "../story/item.ts";
import type { Json } from "../story/json.ts";
import { useFault } from "./field.tsx";
import { PickMapField } from "./pick-map.tsx";
import { PlaceBox } from "./place-box.tsx";
import { PlaceChip } from "./place-chip.tsx";

export interface PlacesFieldProps {
  readonly handle: Handle;
  readonly field: "from" | "to";
  readonly label: string;
}

export function PlacesField({ handle, field, label }: PlacesFieldProps) {
  const desk = useDesk();
  const { t } = desk.words;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const value = useValue(desk, ({ items }) => items.get(handle)?.fields?.[field]);
  const ids = idsOf(value);
  const fault = useFault(handle, field, true);
  /** The place that is to be shown on the map. */
  const [naming, setNaming] = useState<string | null>(null);
  const [said, setSaid] = useState("");

  const change = (next: (ids: readonly string[]) => readonly string[], text: string) => {
    desk.change(handle, (fields) => ({ ...fields, [field]: next(idsOf(fields[field])) }));
    setSaid(text);
  };
  const add = ({ id: added, name }: OwnPlace) => {
    change((before) => (before.includes(added) ? before : [...before, added]), t("edit.place.set", name));
  };
  /** It stays typed until the place is shown. */
  const name = (wanted: string) => {
    desk.type(handle, field, wanted);
    setNaming(wanted);
  };
  const closeMap = () => {
    if (naming === desk.state.items.get(handle)?.typed?.[field]) desk.type(handle, field, null);
    setNaming(null);
  };
  const choose = (chosen: Chosen) => {
    if (chosen.kind === "new") name(chosen.name);
    // A movement knows places alone.
    else if (chosen.kind === "position") add(placeAt(desk, chosen.position));
    else add(ownPlace(desk, chosen));
  };
  return (
    <div class="field place" data-field={field}>
      <label for={id}>{label}</label>
      {ids.length > 0 && (
        <ul class="chosen">
          {ids.map((one) => (
            <PlaceChip
              key={one}
              id={one}
              onTakeAway={(name) => {
                change((before) => before.filter((other) => other !== one), t("edit.place.taken", name));
                // The button is gone.
                input.current?.focus();
              }}
            />
          ))}
        </ul>
      )}
      <PlaceBox
        handle={handle}
        field={field}
        id={id}
        label={label}
        placeholder={t(ids.length > 0 ? "edit.place.more" : "edit.place.find")}
        takes={["own", "hit", "position", "new"]}
        without={ids}
        invalid={fault !== undefined}
        input={input}
        onChoose={choose}
      />
      {naming !== null && (
        <PickMapField
          key={naming}
          at={undefined}
          look={lookAt(desk.state, undefined)}
          hint={t("edit.place.pickNew", naming)}
          focused
          onPick={(spot) => {
            add(makePlace(desk, siteAt(naming, desk.state.lang, spot.at)));
            closeMap();
            // The map is gone.
            input.current?.focus();
          }}
          onClose={closeMap}
        />
      )}
      <p class="unseen" role="status">
        {said}
      </p>
      {fault && <p class="fault">{fault}</p>}
    </div>
  );
}

function idsOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}
