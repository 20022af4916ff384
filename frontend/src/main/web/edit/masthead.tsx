/** The head of the editor's pages: the site, the languages of the interface, and who is signed in. */
import { el } from "../dom/element.ts";
import type { PageData } from "./page.ts";
import type { PageProps } from "./props.ts";
import type { Server } from "./server/ask.ts";

export function Masthead({ heading, ...props }: PageProps & { readonly heading: string }) {
  const { page, words } = props;
  return (
    <header class="masthead">
      <div class="folio">
        <a class="site" href={`${page.base}/?lang=${page.lang}`}>
          <SiteMark {...props} />
        </a>
        <nav aria-label={words.t("edit.languages.ofPage")}>
          <ul class="languages">
            {page.languages.map(({ code, name }) => (
              <li key={code}>
                <a
                  href={`?lang=${code}`}
                  lang={code}
                  hreflang={code}
                  aria-current={code === page.lang ? "true" : undefined}
                >
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <AccountMenu {...props} />
      </div>
      <h1>{heading}</h1>
    </header>
  );
}

function SiteMark({ page: { logo }, words }: PageProps) {
  const name = words.t("edit.site");
  if (!logo) return <>{name}</>;
  return (
    <>
      <picture>
        {logo.dark && <source media="(prefers-color-scheme: dark)" srcset={logo.dark} />}
        <img src={logo.light} alt={logo.besideName ? "" : name} />
      </picture>
      {logo.besideName && name}
    </>
  );
}

/** Who is signed in, where their pages are, and how they leave. */
export function AccountMenu({ page, server, words }: PageProps) {
  const { t } = words;
  const { username, role } = page.account;
  const link = (path: string, label: string, here: PageData["page"]) => (
    <li>
      <a href={`${page.base}${path}?lang=${page.lang}`} aria-current={page.page === here ? "page" : undefined}>
        {label}
      </a>
    </li>
  );
  return (
    <details
      class="account-menu"
      onKeyDown={({ currentTarget, key }) => {
        if (key !== "Escape") return;
        currentTarget.open = false;
        currentTarget.querySelector("summary")?.focus();
      }}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) currentTarget.open = false;
      }}
    >
      <summary>
        <span class="unseen">{t("edit.account.menu")} </span>
        <bdi>{username}</bdi>
      </summary>
      <div>
        <p class="hint">{t(`edit.may.${role}`)}</p>
        <ul>
          {link("/edit", t("edit.stories"), "stories")}
          {link("/edit/account", t("edit.account"), "account")}
          {role === "admin" && link("/edit/accounts", t("edit.accounts"), "accounts")}
        </ul>
        <button type="button" onClick={() => void signOut(page.base, server)}>
          {t("edit.signOut")}
        </button>
      </div>
    </details>
  );
}

/** By a form, as a page without scripts would: where it leads then is the server's to say. */
export async function signOut(base: string, server: Server): Promise<void> {
  const answer = await server.ask<{ csrf?: string }>("/account");
  if (answer.kind !== "ok") return location.reload();
  const csrf = el("input", { type: "hidden", name: "csrf" });
  csrf.value = answer.body.csrf ?? "";
  const form = el("form", { method: "post", action: `${base}/logout`, hidden: true }, csrf);
  document.body.append(form);
  form.submit();
}
