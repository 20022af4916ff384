/** What each of the editor's pages is made from. */
import type { PageData } from "./page.ts";
import type { Server } from "./server/ask.ts";
import type { Words } from "./words.ts";

export interface PageProps {
  readonly page: PageData;
  readonly server: Server;
  readonly words: Words;
}
