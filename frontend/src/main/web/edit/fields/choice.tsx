/** One of a few, each with what it means: what is chosen is explained where it is chosen. */

import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import { useValue } from "../desk/use.ts";
import type { Handle } from "../story/item.ts";
import type { Json } from "../story/json.ts";
import { useFault } from "./field.tsx";

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly explained?: string | undefined;
  readonly sign?: ComponentChildren;
}

export interface ChoiceFieldProps {
  readonly handle: Handle;
  readonly field: string;
  readonly label: string;
  readonly choices: readonly Choice[];
}

export function ChoiceField({ handle, field, label, choices }: ChoiceFieldProps) {
  const desk = useDesk();
  const value = useValue(desk, ({ items }) => items.get(handle)?.fields?.[field]);
  const fault = useFault(handle, field);
  const choose = (next: string) => desk.set(handle, field, next);
  return <Choices field={field} label={label} choices={choices} value={value} fault={fault} onChoose={choose} />;
}

export interface ChoicesProps extends Omit<ChoiceFieldProps, "handle"> {
  readonly value: Json | undefined;
  readonly fault: string | undefined;
  readonly onChoose: (value: string) => void;
}

/** The same, for what is no field by itself. */
export function Choices({ field, label, choices, value, fault, onChoose }: ChoicesProps) {
  const id = useId();
  const explained = choices.find((one) => one.value === value)?.explained;
  return (
    <fieldset class="field choice" data-field={field} aria-describedby={explained || fault ? `${id}-told` : undefined}>
      <legend>{label}</legend>
      <div class="choices">
        {choices.map((one) => (
          <label key={one.value} class="chip">
            <input type="radio" name={id} checked={one.value === value} onChange={() => onChoose(one.value)} />
            <span>
              {one.sign}
              {one.label}
            </span>
          </label>
        ))}
      </div>
      <p class={fault ? "fault" : "hint"} id={`${id}-told`}>
        {fault ?? explained}
      </p>
    </fieldset>
  );
}
