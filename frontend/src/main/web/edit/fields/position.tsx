/** Where a place is: found by a name, pasted, or shown on the map. */
import { useId, useMemo, useRef, useState } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import { languagesOf } from "../desk/state.ts";
import { useValue } from "../desk/use.ts";
import { withHit, withPoint } from "../place/about.ts";
import { degreesText } from "../place/degrees.ts";
import { lookAt } from "../place/look.ts";
import { useWhere } from "../place/use-where.ts";
import { kindOf, pointOf } from "../place/where.ts";
import type { Handle } from "../story/item.ts";
import { isObject } from "../story/json.ts";
import { useFault } from "./field.tsx";
import { PickMapField } from "./pick-map.tsx";
import { PlaceBox } from "./place-box.tsx";
import { TakeAway } from "./place-chip.tsx";

export function PositionField({ handle }: { readonly handle: Handle }) {
  const desk = useDesk();
  const { t } = desk.words;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const fields = useValue(desk, ({ items }) => items.get(handle)?.fields);
  const geometry = fields?.["geometry"];
  const at = useMemo(() => pointOf(geometry), [geometry]);
  const figures = at ? degreesText(at, desk.words) : "";
  const where = useWhere(at);
  // That of a geometry, as the trouble of an incident is called.
  const fault = useFault(handle, "place", true);
  const [map, setMap] = useState(false);
  const isCountry = kindOf(fields) === "country";
  const label = t(isCountry ? "edit.place.which" : "edit.field.position");
  const reference = fields?.["reference"];
  const from = isObject(reference) ? reference["name"] : undefined;
  return (
    <div class="field place" data-field="place">
      <label for={id}>{label}</label>
      {at && (
        <ul class="chosen">
          <li>
            <span>
              <bdi>{figures}</bdi> <small dir="auto">{where}</small>
            </span>
            <TakeAway
              name={figures}
              onClick={() => {
                desk.change(handle, (before) => withPoint(before, undefined));
                // The button is gone.
                input.current?.focus();
              }}
            />
          </li>
        </ul>
      )}
      <div class="with-button">
        <PlaceBox
          handle={handle}
          field="place"
          id={id}
          label={label}
          placeholder={isCountry ? "" : t("edit.place.find")}
          takes={isCountry ? ["hit"] : ["hit", "position"]}
          invalid={fault !== undefined}
          input={input}
          onChoose={(chosen) => {
            if (chosen.kind === "position") desk.change(handle, (before) => withPoint(before, chosen.position.at));
            else if (chosen.kind === "hit") {
              desk.change(handle, (before) => withHit(before, chosen.hit, languagesOf(desk.state.items)));
            }
          }}
        />
        {!isCountry && (
          <button type="button" aria-expanded={map} onClick={() => setMap(!map)}>
            {t(map ? "edit.place.mapClose" : "edit.place.map")}
          </button>
        )}
      </div>
      {map && !isCountry && (
        <PickMapField
          at={at}
          look={lookAt(desk.state, at)}
          hint={t("edit.place.pick")}
          onPick={(spot) => desk.change(handle, (before) => withPoint(before, spot.at))}
          onClose={() => setMap(false)}
        />
      )}
      {typeof from === "string" && <p class="hint">{t("edit.place.from", from)}</p>}
      {fault && <p class="fault">{fault}</p>}
    </div>
  );
}
