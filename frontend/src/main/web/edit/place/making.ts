/** Makes what somebody chose a place of the story, unless it is one already. */
import type { Desk } from "../desk/desk.ts";
import { itemsOf, languagesOf } from "../desk/state.ts";
import type { Fields, Item } from "../story/item.ts";
import { textsOf, told } from "../story/texts.ts";
import type { Chosen } from "./choices.ts";
import type { Position } from "./gazetteer.ts";
import { placeOf, siteAt, siteNear, storysPlace } from "./own-places.ts";

export interface OwnPlace {
  readonly id: string;
  readonly fields: Fields;
  /** In the language that is written. */
  readonly name: string;
}

export function ownPlace(desk: Desk, chosen: Extract<Chosen, { kind: "own" | "hit" }>): OwnPlace {
  const item = chosen.kind === "own" ? chosen.item : storysPlace(chosen.hit, placesOf(desk));
  if (item?.id) return named(desk, item.id, item.fields ?? {});
  return makePlace(desk, chosen.kind === "hit" ? placeOf(chosen.hit, languagesOf(desk.state.items)) : {});
}

/** A position as a place, called by what is near it unless there is one by now. */
export function placeAt(desk: Desk, { at, whereText }: Position): OwnPlace {
  const item = siteNear(at, placesOf(desk));
  return item?.id ? named(desk, item.id, item.fields ?? {}) : makePlace(desk, siteAt(whereText, desk.state.lang, at));
}

export function makePlace(desk: Desk, fields: Fields): OwnPlace {
  return named(desk, desk.createPlace(fields), fields);
}

/** What has no id yet cannot be named. */
export function placesOf({ state }: Desk): Item[] {
  return itemsOf(state, "places").filter(({ id }) => id !== null);
}

function named({ state }: Desk, id: string, fields: Fields): OwnPlace {
  const first = languagesOf(state.items)[0] ?? state.lang;
  return { id, fields, name: told(textsOf(fields["name"], first), [state.lang, first]) || id };
}
