/** Accounts, tokens and the audit, as the server has them. */
import type { EditKey, Role } from "../page.ts";

export const ROLES: readonly Role[] = ["author", "editor", "admin"];

export interface Account {
  readonly username: string;
  readonly role: Role;
  readonly enabled: boolean;
  readonly created: string;
  /** Without one it is entered by OpenID Connect alone. */
  readonly hasPassword: boolean;
  /** Whether it still is the one that the server made. */
  readonly passwordToChange?: boolean;
}

export interface Token {
  readonly id: string;
  readonly label: string;
  readonly created: string;
  readonly expires: string | null;
  readonly lastUsed: string | null;
}

export interface Entry {
  readonly id: number;
  readonly at: string;
  /** Empty where nobody was signed in. */
  readonly who: string;
  readonly action: string;
  readonly target: string;
  readonly detail: string | null;
  readonly network: string | null;
  /** How often, within an hour. */
  readonly times: number;
}

const SHORTEST = 12;
const LONGEST_BYTES = 72;

/**
 * What is wrong with a password that somebody chooses, as the server judges it; undefined where nothing is.
 *
 * @param before the one that it is chosen instead of
 */
export function passwordFault(password: string, username: string, before?: string): EditKey | undefined {
  if (password === before) return "edit.password.same";
  if ([...password].length < SHORTEST) return "edit.password.short";
  if (new TextEncoder().encode(password).length > LONGEST_BYTES) return "edit.password.long";
  return password.trim().toLowerCase().includes(username) ? "edit.password.named" : undefined;
}

/** What is wrong with a name that an account shall get. */
export function usernameFault(typed: string): EditKey | undefined {
  return /^[a-z0-9][a-z0-9._@+-]{0,99}$/.test(typed.trim().toLowerCase()) ? undefined : "edit.username.wrong";
}

/** Without those that are taken for one another when they are read out or written down. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

/** Four groups of five letters and digits: 99 bits. */
export function madeUpPassword(random: (numbers: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  let made = "";
  while (made.length < 20) {
    for (const byte of random(new Uint8Array(32))) {
      // So that each letter is as likely as any other.
      if (byte < 256 - (256 % LETTERS.length) && made.length < 20) made += LETTERS[byte % LETTERS.length];
    }
  }
  return made.replace(/.{5}(?=.)/g, "$&-");
}

/** What leads to older entries is asked for where this page is served: the server may be told another address for others. */
export function olderAt(next: string): string {
  return `/audit${new URL(next, "http://any").search}`;
}
