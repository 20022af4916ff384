/** Tokens by which one's programs sign in. */
import { useEffect, useRef, useState } from "preact/hooks";
import { CopyField } from "../copy-field.tsx";
import { keepFocus } from "../focus.ts";
import { dayIn, momentIn } from "../moments.ts";
import type { PageProps } from "../props.ts";
import type { Ask } from "../server/asking.tsx";
import { toldOf } from "../server/told.ts";
import type { Token } from "./accounts.ts";

const LONGEST_LABEL = 200;

export interface TokensProps extends PageProps {
  readonly ask: Ask;
}

export function Tokens({ page, words, ask }: TokensProps) {
  const { t } = words;
  const [tokens, setTokens] = useState<readonly Token[]>([]);
  const [label, setLabel] = useState("");
  const [expires, setExpires] = useState("");
  const [secret, setSecret] = useState("");
  const [told, setTold] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  const load = async () => {
    const answer = await ask<{ tokens: readonly Token[] }>("/account/tokens");
    if (answer.kind === "ok") setTokens(answer.body.tokens);
    else setTold(toldOf(answer, words));
  };
  useEffect(() => {
    // Where a page of the server leads here: a browser looked for it before it was drawn.
    if (location.hash === "#tokens") heading.current?.scrollIntoView();
    void load();
  }, []);
  const make = async (event: Event) => {
    event.preventDefault();
    if (label.trim() === "") return;
    // To the end of that day, here.
    const until = expires === "" ? {} : { expires: new Date(`${expires}T23:59:59`).toISOString() };
    const answer = await ask<{ token: string }>("/account/tokens", {
      method: "POST",
      body: { label: label.trim(), ...until },
    });
    setTold(answer.kind === "ok" ? "" : toldOf(answer, words));
    if (answer.kind !== "ok") return;
    setSecret(answer.body.token);
    setLabel("");
    setExpires("");
    await load();
  };
  const withdraw = async ({ id }: Token) => {
    const answer = await ask(`/account/tokens/${encodeURIComponent(id)}`, { method: "DELETE" });
    setTold(answer.kind === "ok" ? "" : toldOf(answer, words));
    await load();
    keepFocus(() => heading.current);
  };
  return (
    <section class="tokens" id="tokens">
      <h2 ref={heading} tabIndex={-1}>
        {t("edit.tokens")}
      </h2>
      <p class="hint">{t("edit.tokens.what")}</p>
      <ul class="accounts-list">
        {tokens.map((token) => (
          <li key={token.id}>
            <p>
              <b dir="auto">{token.label}</b>
            </p>
            <p class="hint">
              {t("edit.tokens.made", dayIn(page.messages, token.created))}{" "}
              {token.lastUsed
                ? t("edit.tokens.used", momentIn(page.messages, token.lastUsed))
                : t("edit.tokens.unused")}{" "}
              {token.expires && t("edit.tokens.until", momentIn(page.messages, token.expires))}
            </p>
            <button type="button" onClick={() => void withdraw(token)}>
              {t("edit.tokens.withdraw")}
              <span class="unseen">: {token.label}</span>
            </button>
          </li>
        ))}
      </ul>
      {secret && (
        <div class="notice" role="status">
          <p>{t("edit.tokens.once")}</p>
          <CopyField words={words} label={t("edit.tokens.token")} value={secret} />
        </div>
      )}
      <form class="row-form" onSubmit={(event) => void make(event)}>
        <div class="field">
          <label for="token-label">{t("edit.tokens.label")}</label>
          <input
            id="token-label"
            type="text"
            dir="auto"
            required
            maxLength={LONGEST_LABEL}
            value={label}
            onInput={({ currentTarget }) => setLabel(currentTarget.value)}
          />
        </div>
        <div class="field">
          <label for="token-expires">{t("edit.tokens.expires")}</label>
          <input
            id="token-expires"
            type="date"
            value={expires}
            onInput={({ currentTarget }) => setExpires(currentTarget.value)}
          />
        </div>
        <button type="submit">{t("edit.tokens.make")}</button>
      </form>
      <p class="fault" role="alert">
        {told}
      </p>
    </section>
  );
}
