/** What the server writes into a page of the editor. */
import type { Messages } from "../i18n/messages.ts";
import type { Config } from "../story/types.ts";
import type english from "./words/en.json";

export type EditKey = keyof typeof english;

export type Role = "author" | "editor" | "admin";

export interface PageData {
  readonly page: "stories" | "story" | "import" | "account" | "accounts";
  /** The interface's language. */
  readonly lang: string;
  /** Whether dates are understood in its words. */
  readonly readsDates: boolean;
  /** What leads from the page to the top of this server, without a slash at its end. */
  readonly base: string;
  /** The story that is edited or imported into; null on other pages. */
  readonly story: string | null;
  readonly account: { readonly username: string; readonly role: Role };
  readonly messages: Messages & Readonly<Record<EditKey, string>>;
  /** Of the interface. */
  readonly languages: readonly { readonly code: string; readonly name: string }[];
  /** What a map is drawn from. */
  readonly assets: Config["assets"];
  readonly namesLang: string;
  readonly pieces: Config["pieces"];
  /** Of the newsroom; besideName = the name stands beside it. */
  readonly logo?: { readonly light: string; readonly dark: string | null; readonly besideName: boolean };
  /** What the server has besides the built-in map. */
  readonly ground?: NonNullable<Config["ground"]>;
}

/** @throws Error if the page has no data block */
export function pageData(): PageData {
  const block = document.querySelector("script.editor");
  if (!block) throw new Error("The page lacks its data block");
  return JSON.parse(block.textContent ?? "");
}

export function mayPublish({ account }: PageData): boolean {
  return account.role !== "author";
}
