/** Leads from what is told of an item to its form, and to the field that is meant. */
import type { Desk } from "../desk/desk.ts";
import { findById, languagesOf } from "../desk/state.ts";
import type { Collection, Handle } from "../story/item.ts";
import { fieldAt } from "./review.ts";

/** @param languages those that it lacks; the first is written then */
export function leadTo(
  desk: Desk,
  collection: Collection,
  id: string,
  pointer = "",
  languages: readonly string[] = [],
): void {
  const handle: Handle | undefined = collection === "story" ? "story" : findById(desk.state, collection, id)?.handle;
  if (handle === undefined) return;
  const lacking = languages.find((one) => languagesOf(desk.state.items).includes(one));
  if (lacking !== undefined) desk.write(lacking);
  desk.select(handle);
  // When the form is drawn, and the dialog has given the focus back.
  requestAnimationFrame(() => requestAnimationFrame(() => focusOn(fieldAt(pointer))));
}

/** The field itself, or the nearest that it is a part of. */
function focusOn(field: string): void {
  for (let name = field; name !== ""; name = name.split("/").slice(0, -1).join("/")) {
    const part = document.querySelector(`form [data-field="${CSS.escape(name)}"]`);
    const control = part?.querySelector<HTMLElement>("input, textarea, select, button");
    if (!control) continue;
    control.scrollIntoView({ block: "center" });
    control.focus();
    return;
  }
}
