/** A control with its label, a hint, and what is wrong with what it says. */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import { useValue } from "../desk/use.ts";
import type { Handle } from "../story/item.ts";

/** What a control is given, so that its label, hint and fault are told with it. */
export interface ControlProps {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": boolean;
}

export interface FieldProps {
  readonly handle: Handle;
  /** By which the server calls it: `sources/0/url`. */
  readonly field: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Whether what is wrong below it (`sources/0/…`) is told here too; else only what is wrong with itself. */
  readonly whole?: boolean;
  readonly children: (control: ControlProps) => ComponentChildren;
}

export function Field({ handle, field, label, hint, whole, children }: FieldProps) {
  const id = useId();
  const fault = useFault(handle, field, whole);
  const told = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ");
  return (
    <div class="field" data-field={field}>
      <label for={id}>{label}</label>
      {children({ id, "aria-describedby": told || undefined, "aria-invalid": fault !== undefined })}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p class="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  );
}

/** What the server says is wrong with a field. */
export function useFault(handle: Handle, field: string, whole = false): string | undefined {
  return useValue(useDesk(), ({ troubles }) => {
    const trouble = troubles.get(handle);
    if (trouble?.kind !== "refused") return undefined;
    const below = whole && [...trouble.faults].find(([name]) => name.startsWith(`${field}/`))?.[1];
    return trouble.faults.get(field) ?? (below || undefined);
  });
}
