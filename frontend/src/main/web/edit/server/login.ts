/** Signs in by the page that is there for it, without leaving this one. */

export interface Provider {
  readonly href: string;
  /** "Sign in with …" */
  readonly label: string;
}

export interface LoginForm {
  /** What its answer must bring. */
  readonly csrf: string;
  /** Other servers that vouch for people. */
  readonly providers: readonly Provider[];
}

export type Entered =
  | { readonly kind: "in" }
  /** Why not, in the interface's language. */
  | { readonly kind: "refused"; readonly told: string }
  | { readonly kind: "away" };

const HTML = { Accept: "text/html" };

/** @returns null where no answer comes */
export async function readForm(base: string, lang: string): Promise<LoginForm | null> {
  const answer = await reached(fetch(`${base}/login?lang=${lang}`, { headers: HTML }));
  if (!answer?.ok) return null;
  const page = parsed(await answer.text());
  return {
    csrf: page.querySelector<HTMLInputElement>('input[name="csrf"]')?.value ?? "",
    providers: [...page.querySelectorAll(".provider a")].map((link) => ({
      href: new URL(link.getAttribute("href") ?? "", answer.url).href,
      label: link.textContent ?? "",
    })),
  };
}

export async function enter(base: string, lang: string, username: string, password: string): Promise<Entered> {
  const form = await readForm(base, lang);
  if (!form) return { kind: "away" };
  const answer = await reached(
    fetch(`${base}/login?lang=${lang}`, {
      method: "POST",
      headers: HTML,
      body: new URLSearchParams({ csrf: form.csrf, username, password }),
      // Where it leads is another page; that it does says all.
      redirect: "manual",
    }),
  );
  if (!answer) return { kind: "away" };
  if (answer.ok || answer.type === "opaqueredirect") return { kind: "in" };
  const told = parsed(await answer.text()).querySelector(".trouble")?.textContent;
  return told ? { kind: "refused", told } : { kind: "away" };
}

/** Whether somebody is signed in by now, be it in another tab. */
export async function isSignedIn(base: string): Promise<boolean> {
  const answer = await reached(fetch(`${base}/account`, { headers: { Accept: "application/json" } }));
  return answer?.ok ?? false;
}

async function reached(asked: Promise<Response>): Promise<Response | null> {
  try {
    return await asked;
  } catch (error) {
    // What fetch says of a network that is not there.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function parsed(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}
