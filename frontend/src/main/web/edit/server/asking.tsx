/** Asks the server for a page that holds nothing that could be lost: who was signed out signs in, and what was asked is asked again. */
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { PageProps } from "../props.ts";
import type { Answer, Asked, Server } from "./ask.ts";
import { SignIn } from "./sign-in.tsx";

export type Ask = Server["ask"];

export interface Asking {
  readonly ask: Ask;
  /** To be drawn: the dialog, while there is one. */
  readonly signIn: VNode | null;
}

export function useAsking({ page, server, words }: PageProps): Asking {
  const [waiting, setWaiting] = useState<readonly ((again: boolean) => void)[]>([]);
  async function ask<T>(path: string, asked?: Asked): Promise<Answer<T>> {
    for (;;) {
      const answer = await server.ask<T>(path, asked);
      if (answer.kind !== "signed-out") return answer;
      const again = await new Promise<boolean>((resolve) => setWaiting((others) => [...others, resolve]));
      if (!again) return answer;
    }
  }
  const end = (again: boolean) => {
    server.signedInAgain();
    for (const go of waiting) go(again);
    setWaiting([]);
  };
  const signIn =
    waiting.length > 0 ? (
      <SignIn page={page} words={words} onDone={() => end(true)} onClose={() => end(false)} />
    ) : null;
  return { ask, signIn };
}
