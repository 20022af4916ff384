/** Where an incident happened: at a place of the story, at a position, at a position about a place, or nobody knows where. */
import { useId, useMemo, useRef, useState } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import { findById } from "../desk/state.ts";
import { useValue } from "../desk/use.ts";
import type { Chosen } from "../place/choices.ts";
import { degreesText } from "../place/degrees.ts";
import { lookAt } from "../place/look.ts";
import { makePlace, type OwnPlace, ownPlace } from "../place/making.ts";
import { siteAt } from "../place/own-places.ts";
import { useWhere } from "../place/use-where.ts";
import { kindOf, pointOf, type Spot, withoutPlace, withoutSpot, withPlace, withSpot } from "../place/where.ts";
import type { Fields, Handle } from "../story/item.ts";
import { useFault } from "./field.tsx";
import { PickMapField } from "./pick-map.tsx";
import { PlaceBox } from "./place-box.tsx";
import { PlaceChip, TakeAway } from "./place-chip.tsx";
import { PrecisionField } from "./precision.tsx";

export function PlaceField({ handle }: { readonly handle: Handle }) {
  const desk = useDesk();
  const { t } = desk.words;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const placeId = useValue(desk, ({ items }) => items.get(handle)?.fields?.["place"]);
  const geometry = useValue(desk, ({ items }) => items.get(handle)?.fields?.["geometry"]);
  const place = useValue(desk, (state) =>
    typeof placeId === "string" ? findById(state, "places", placeId) : undefined,
  );
  const at = useMemo(() => pointOf(geometry), [geometry]);
  const figures = at ? degreesText(at, desk.words) : "";
  const where = useWhere(at);
  const fault = useFault(handle, "place", true);
  /** Whether the map is open, and for what: for a position, or for a new place of this name. */
  const [map, setMap] = useState<{ readonly naming: string | null } | null>(null);
  const [said, setSaid] = useState("");

  const change = (next: (fields: Fields) => Fields, text: string) => {
    desk.change(handle, next);
    setSaid(text);
  };
  const goTo = (chosen: Chosen) => {
    if (chosen.kind === "new") name(chosen.name);
    else if (chosen.kind === "position") takeSpot(chosen.position, chosen.position.whereText);
    else takePlace(ownPlace(desk, chosen));
  };
  /** The name stays typed until the place is shown. */
  const name = (naming: string) => {
    desk.type(handle, "place", naming);
    setMap({ naming });
  };
  const closeMap = () => {
    if (map?.naming === desk.state.items.get(handle)?.typed?.["place"]) desk.type(handle, "place", null);
    setMap(null);
  };
  const takePlace = ({ id, fields, name }: OwnPlace) => {
    change((own) => withPlace(own, id, fields), t("edit.place.set", name));
  };
  const takeSpot = (spot: Spot, told: string) => {
    change((own) => withSpot(own, spot, place?.fields), t("edit.place.set", told));
  };
  const pick = (spot: Spot) => {
    if (!map || map.naming === null) {
      takeSpot(spot, degreesText(spot.at, desk.words));
      return;
    }
    takePlace(makePlace(desk, siteAt(map.naming, desk.state.lang, spot.at)));
    closeMap();
    // The map is gone.
    input.current?.focus();
  };
  const takeAway = (next: (fields: Fields) => Fields, name: string) => {
    change(next, t("edit.place.taken", name));
    // The button is gone.
    input.current?.focus();
  };
  return (
    <div class="field place" data-field="place">
      <label for={id}>{t("edit.field.place")}</label>
      {(typeof placeId === "string" || at) && (
        <ul class="chosen">
          {typeof placeId === "string" && (
            <PlaceChip id={placeId} onTakeAway={(name) => takeAway(withoutPlace, name)} />
          )}
          {at && (
            <li>
              <span>
                <bdi>{figures}</bdi> <small dir="auto">{where}</small>
              </span>
              <TakeAway name={figures} onClick={() => takeAway(withoutSpot, figures)} />
            </li>
          )}
        </ul>
      )}
      <div class="with-button">
        <PlaceBox
          handle={handle}
          field="place"
          id={id}
          label={t("edit.field.place")}
          placeholder={t(placeId || at ? "edit.place.another" : "edit.place.find")}
          takes={["own", "hit", "position", "new"]}
          invalid={fault !== undefined}
          input={input}
          onChoose={goTo}
        />
        <button
          type="button"
          aria-expanded={map !== null}
          onClick={() => (map ? closeMap() : setMap({ naming: null }))}
        >
          {t(map ? "edit.place.mapClose" : "edit.place.map")}
        </button>
      </div>
      {map && (
        <PickMapField
          key={map.naming}
          at={map.naming === null ? at : undefined}
          look={lookAt(desk.state, at, place?.fields)}
          hint={map.naming === null ? t("edit.place.pick") : t("edit.place.pickNew", map.naming)}
          focused={map.naming !== null}
          onPick={pick}
          onClose={closeMap}
        />
      )}
      <p class="unseen" role="status">
        {said}
      </p>
      {fault && <p class="fault">{fault}</p>}
      <PrecisionField handle={handle} kind={kindOf(place?.fields)} />
    </div>
  );
}
