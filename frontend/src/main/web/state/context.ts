import type { DateWords } from "../i18n/dates.ts";
import type { Translator } from "../i18n/messages.ts";
import type { Search } from "../search/search.ts";
import type { Story } from "../story/load.ts";
import type { Telling } from "../story/sum.ts";
import type { Category, Config } from "../story/types.ts";
import type { Axis } from "../time/axis.ts";
import type { Moves } from "./moves.ts";
import type { Store } from "./store.ts";

/** A story on a page: what each of its views is made from. Its members stay the same objects when the story changes. */
export interface StoryContext {
  /** What holds all of the story's page: views find their parts in it. */
  readonly root: HTMLElement;
  readonly config: Config;
  readonly story: Story;
  readonly categories: ReadonlyMap<string, Category>;
  readonly placeNames: ReadonlyMap<string, string>;
  readonly axis: Axis;
  readonly moves: Moves;
  readonly dates: DateWords;
  readonly translator: Translator;
  readonly search: Search;
  readonly store: () => Store;
  readonly lent: Lent;
}

/** Of scripts that are there already: what is loaded later would cut them into more files by importing of them. */
export type Lent = Telling &
  Pick<typeof import("../time/standings.ts"), "BEGUN"> &
  Pick<typeof import("../wording/moment.ts"), "countText"> &
  Pick<typeof import("../wording/numbers.ts"), "countedText">;
