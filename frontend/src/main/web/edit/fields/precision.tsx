/** How closely the place of an incident is known: in words, what is likely chosen already, and only what can be. */
import type { PlaceKind } from "../../story/types.ts";
import { useDesk } from "../desk/desk.ts";
import { useValue } from "../desk/use.ts";
import { offeredPrecisions, precisionOf } from "../place/precision.ts";
import { nowhere } from "../place/where.ts";
import type { Handle } from "../story/item.ts";
import { Choices } from "./choice.tsx";
import { useFault } from "./field.tsx";

export interface PrecisionFieldProps {
  readonly handle: Handle;
  /** Of its place; undefined where it has none. */
  readonly kind: PlaceKind | undefined;
}

export function PrecisionField({ handle, kind }: PrecisionFieldProps) {
  const desk = useDesk();
  const { t } = desk.words;
  const fields = useValue(desk, ({ items }) => items.get(handle)?.fields) ?? {};
  const fault = useFault(handle, "geoPrecision");
  const offered = offeredPrecisions(fields, kind).map((value) => ({ value, label: t(`precision.${value}`) }));
  return (
    <Choices
      field="geoPrecision"
      label={t("edit.field.geoPrecision")}
      choices={[...offered, { value: "none", label: t("edit.place.nowhere") }]}
      value={precisionOf(fields, kind)}
      fault={fault}
      onChoose={(value) => {
        if (value === "none") desk.change(handle, nowhere);
        else desk.set(handle, "geoPrecision", value);
      }}
    />
  );
}
