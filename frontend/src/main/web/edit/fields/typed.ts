/** What is typed in a field and is no value yet: kept with its item in the browser, and there again when the item is opened. */
import { useState } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import type { Handle } from "../story/item.ts";

/** Of what is longer, the browser may have no room: who pasted it has it elsewhere. */
const LONGEST = 20_000;

/**
 * @param handle null where nothing is kept
 * @param field or a part of one, like `sources/0/published`
 * @returns what is typed, null = nothing; and what sets it, told whether it is a value already, which the item itself has
 */
export function useTyped(
  handle: Handle | null,
  field: string,
): [string | null, (text: string | null, isValue?: boolean) => void] {
  const desk = useDesk();
  const [typed, setTyped] = useState(() => (handle && desk.state.items.get(handle)?.typed?.[field]) || null);
  const set = (text: string | null, isValue = false) => {
    setTyped(text);
    const isKept = !isValue && text !== null && text.trim() !== "" && text.length <= LONGEST;
    if (handle) desk.type(handle, field, isKept ? text : null);
  };
  return [typed, set];
}
