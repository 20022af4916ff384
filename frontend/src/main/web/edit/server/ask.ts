/** Asks the server, as whoever is signed in. */
import type { Json, JsonObject } from "../story/json.ts";

/** One thing that is wrong with what was sent. */
export interface Fault {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly detail: string;
  /** Its kind, and what was given, where the server knows them. */
  readonly code?: string;
  readonly given?: string;
}

/** RFC 9457, with what this server adds. */
export interface Problem {
  readonly status: number;
  readonly title?: string;
  readonly detail?: string;
  readonly code?: string;
  readonly parameter?: string;
  readonly errors?: readonly Fault[];
  /** Of a 412: how the item stands, who changed it last, and when. */
  readonly current?: JsonObject;
  readonly by?: string;
  readonly changed?: string;
  /** Seconds until it is worth while to ask again. */
  readonly retryAfter?: number;
}

export type Answer<T> =
  | { readonly kind: "ok"; readonly body: T; readonly status: number }
  | { readonly kind: "refused"; readonly problem: Problem }
  /** Nobody is signed in any more. */
  | { readonly kind: "signed-out" }
  /** No answer, or one that says to try again, and perhaps why. */
  | { readonly kind: "away"; readonly retryAfter?: number | undefined; readonly code?: string | undefined };

type Refused = Exclude<Answer<never>, { kind: "ok" }>;

export interface Asked {
  readonly method?: string;
  readonly body?: Json;
  readonly ifMatch?: number;
  readonly isNew?: boolean;
  /** The answer need not wait for the end of what is asked (RFC 7240). */
  readonly respondAsync?: boolean;
  readonly signal?: AbortSignal;
  /** It may outlive the page. */
  readonly keepalive?: boolean;
}

export interface Server {
  /** @param path from the top of the server */
  ask<T = JsonObject>(path: string, asked?: Asked): Promise<Answer<T>>;
  /** Forgets the session's token, which the next change reads anew. */
  signedInAgain(): void;
  readonly base: string;
}

const TOKEN = "X-CSRF-Token";
const LATER: readonly number[] = [408, 425, 429, 500, 502, 503, 504];

/** @param told a problem in the words of the interface */
export function serverAt(base: string, told: (problem: Problem) => Problem = (problem) => problem): Server {
  let token: Promise<string> | undefined;
  const csrf = async () => {
    const answer = await fetch(`${base}/account`, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Refusal(await refused(answer));
    const { csrf } = (await answer.json()) as { csrf?: string };
    return csrf ?? "";
  };
  const inWords = (answer: Refused): Refused =>
    answer.kind === "refused" ? { ...answer, problem: told(answer.problem) } : answer;
  return {
    base,
    signedInAgain() {
      token = undefined;
    },
    async ask<T>(path: string, asked: Asked = {}): Promise<Answer<T>> {
      const { method = "GET", body, ifMatch, isNew, respondAsync, signal, keepalive } = asked;
      const headers: Record<string, string> = { Accept: "application/json" };
      if (body !== undefined) headers["Content-Type"] = "application/json";
      if (ifMatch !== undefined) headers["If-Match"] = `"${ifMatch}"`;
      if (isNew) headers["If-None-Match"] = "*";
      if (respondAsync) headers["Prefer"] = "respond-async";
      const send = () =>
        fetch(base + path, {
          method,
          headers,
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          ...(signal ? { signal } : {}),
          ...(keepalive ? { keepalive } : {}),
        });
      const withToken = async () => {
        token ??= csrf();
        headers[TOKEN] = await token;
        return headers[TOKEN];
      };
      try {
        const brought = method === "GET" ? undefined : await withToken();
        let answer = await send();
        if (answer.status === 403 && brought !== undefined) {
          token = undefined;
          // In another tab somebody signed in again.
          if ((await withToken()) !== brought) answer = await send();
        }
        if (!answer.ok) return inWords(await refused(answer));
        const text = await answer.text();
        return { kind: "ok", status: answer.status, body: (text === "" ? null : JSON.parse(text)) as T };
      } catch (error) {
        token = undefined;
        if (error instanceof Refusal) return inWords(error.answer);
        if (error instanceof DOMException && error.name === "AbortError") throw error;
        // What fetch says of a network that is not there, and what comes of the page of a hotel that answers in the server's place.
        if (error instanceof TypeError || error instanceof SyntaxError) return { kind: "away" };
        throw error;
      }
    },
  };
}

class Refusal extends Error {
  readonly answer: Refused;

  constructor(answer: Refused) {
    super(answer.kind);
    this.answer = answer;
  }
}

async function refused(answer: Response): Promise<Refused> {
  if (answer.status === 401) return { kind: "signed-out" };
  const seconds = Number(answer.headers.get("Retry-After") ?? Number.NaN);
  const retryAfter = Number.isFinite(seconds) ? seconds : undefined;
  const isProblem = answer.headers.get("Content-Type")?.includes("json");
  const told = isProblem ? ((await answer.json()) as Partial<Problem>) : {};
  if (LATER.includes(answer.status)) return { kind: "away", retryAfter, code: told.code };
  return { kind: "refused", problem: { ...told, status: answer.status } };
}
