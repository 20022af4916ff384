/** Makes what somebody chose a place of the story, unless it is one already. */
import type { Desk } from "../desk/desk.ts";
import { itemsOf, languagesOf } from "../desk/state.ts";
import type { Fields } from "../story/item.ts";
import { textsOf, told } from "../story/texts.ts";
import type { Chosen } from "./choices.ts";
import { placeOf, storysPlace } from "./own-places.ts";

export interface OwnPlace {
  readonly id: string;
  readonly fields: Fields;
  /** In the language that is written. */
  readonly name: string;
}

export function ownPlace(desk: Desk, chosen: Extract<Chosen, { kind: "own" | "hit" }>): OwnPlace {
  const places = itemsOf(desk.state, "places").filter(({ id }) => id !== null);
  const item = chosen.kind === "own" ? chosen.item : storysPlace(chosen.hit, places);
  if (item?.id) return named(desk, item.id, item.fields ?? {});
  return makePlace(desk, chosen.kind === "hit" ? placeOf(chosen.hit, languagesOf(desk.state.items)) : {});
}

export function makePlace(desk: Desk, fields: Fields): OwnPlace {
  return named(desk, desk.createPlace(fields), fields);
}

function named({ state }: Desk, id: string, fields: Fields): OwnPlace {
  const first = languagesOf(state.items)[0] ?? state.lang;
  return { id, fields, name: told(textsOf(fields["name"], first), [state.lang, first]) || id };
}
