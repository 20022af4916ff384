/** Signing in again, in place: what is written stays as it is, and goes on being saved. */
import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import { createValue } from "../desk/observable.ts";
import { useValue } from "../desk/use.ts";
import { Dialog } from "../dialog.tsx";
import type { PageData } from "../page.ts";
import type { Words } from "../words.ts";
import { enter, isSignedIn, type Provider, readForm } from "./login.ts";

/** Who types into a form goes on there: nothing takes the keys away in the middle of a word. */
const REST_MS = 1_500;

/** Whether the dialog was closed by who wants to go on without; the state of saving leads back to it. */
export const signInLater = createValue(false);

export function SignInAgain() {
  const desk = useDesk();
  const isOut = useValue(desk, ({ line }) => line.kind === "signed-out");
  const later = useValue(signInLater, (state) => state);
  const [rests, setRests] = useState(false);
  useEffect(() => {
    if (!isOut) return undefined;
    let timer = setTimeout(() => setRests(true), REST_MS);
    const typed = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setRests(true), REST_MS);
    };
    addEventListener("keydown", typed);
    return () => {
      clearTimeout(timer);
      removeEventListener("keydown", typed);
      setRests(false);
      signInLater.set(() => false);
    };
  }, [isOut]);
  if (!isOut || !rests || later) return null;
  return (
    <SignIn page={desk.page} words={desk.words} onDone={desk.resume} onClose={() => signInLater.set(() => true)} />
  );
}

export interface SignInProps {
  readonly page: PageData;
  readonly words: Words;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export function SignIn({ page, words, onDone, onClose }: SignInProps) {
  const { t } = words;
  const { base, lang } = page;
  const [username, setUsername] = useState(page.account.username);
  const [password, setPassword] = useState("");
  const [told, setTold] = useState("");
  const [busy, setBusy] = useState(false);
  const [providers, setProviders] = useState<readonly Provider[]>([]);
  const typed = useRef<HTMLInputElement>(null);
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => {
    let drawn = true;
    void readForm(base, lang).then((form) => drawn && setProviders(form?.providers ?? []));
    // In another tab, by a provider or by hand.
    const look = async () => {
      if ((await isSignedIn(base)) && drawn) done.current();
    };
    addEventListener("focus", look);
    return () => {
      drawn = false;
      removeEventListener("focus", look);
    };
  }, []);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const entered = await enter(base, lang, username, password);
    setBusy(false);
    if (entered.kind === "in") return done.current();
    setTold(entered.kind === "away" ? t("edit.away") : entered.told);
    typed.current?.select();
  };
  return (
    <Dialog words={words} heading={t("edit.signIn")} class="sign-in" onClose={onClose}>
      <p>{t("edit.signIn.why")}</p>
      <form onSubmit={(event) => void submit(event)}>
        <div class="field">
          <label for="sign-in-username">{t("edit.username")}</label>
          <input
            id="sign-in-username"
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            dir="ltr"
            required
            value={username}
            onInput={({ currentTarget }) => setUsername(currentTarget.value)}
          />
        </div>
        <div class="field">
          <label for="sign-in-password">{t("edit.password")}</label>
          <input
            ref={typed}
            id="sign-in-password"
            type="password"
            autocomplete="current-password"
            dir="ltr"
            required
            autofocus
            value={password}
            aria-invalid={told !== "" || undefined}
            aria-describedby="sign-in-told"
            onInput={({ currentTarget }) => setPassword(currentTarget.value)}
          />
          <p class="fault" id="sign-in-told" role="alert">
            {told}
          </p>
        </div>
        <button type="submit" class="main" aria-busy={busy}>
          {t("edit.signIn")}
        </button>
      </form>
      {providers.length > 0 && (
        <ul>
          {providers.map(({ href, label }) => (
            <li key={href}>
              <a href={href} target="_blank" rel="noopener">
                {label}
              </a>{" "}
              <span class="hint">{t("edit.signIn.newTab")}</span>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
