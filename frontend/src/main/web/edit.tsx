/** The editor's pages. */
import { type ComponentType, render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { AccountPage } from "./edit/accounts/account-page.tsx";
import { AccountsPage } from "./edit/accounts/accounts-page.tsx";
import { type Desk, openDesk } from "./edit/desk/desk.ts";
import { DeskView } from "./edit/desk/desk-view.tsx";
import { pageData } from "./edit/page.ts";
import type { PageProps } from "./edit/props.ts";
import { serverAt } from "./edit/server/ask.ts";
import { inWords } from "./edit/server/fault-words.ts";
import { StoriesPage } from "./edit/stories/stories-page.tsx";
import { wordsOf } from "./edit/words.ts";

function Page(props: PageProps) {
  const { page } = props;
  switch (page.page) {
    case "stories":
      return <StoriesPage {...props} />;
    case "story":
      return <StoryPage {...props} story={page.story ?? ""} />;
    case "import":
      return <Lazy {...props} load={() => import("./edit/import/import-page.tsx").then((page) => page.ImportPage)} />;
    case "account":
      return <AccountPage {...props} />;
    case "accounts":
      return <AccountsPage {...props} />;
  }
}

interface LazyProps extends PageProps {
  readonly load: () => Promise<ComponentType<PageProps>>;
}

/** A page whose script comes when it is looked at. */
function Lazy({ load, ...props }: LazyProps) {
  const { t } = props.words;
  const [Drawn, setDrawn] = useState<ComponentType<PageProps> | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    load().then(
      (next) => setDrawn(() => next),
      () => setFailed(true),
    );
  }, []);
  if (Drawn) return <Drawn {...props} />;
  if (!failed) return <p class="hint">{t("edit.import.loading")}</p>;
  return (
    <p class="notice" role="alert">
      {t("edit.away")}{" "}
      <button type="button" onClick={() => location.reload()}>
        {t("edit.saved.now")}
      </button>
    </p>
  );
}

function StoryPage({ page, server, words, story }: PageProps & { readonly story: string }) {
  const [desk, setDesk] = useState<Desk | "away" | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let opened: Desk | undefined;
    openDesk(page, story, server, words).then((next) => {
      if (next !== "away") opened = next;
      setDesk(next);
    });
    return () => opened?.close();
  }, [tries]);
  if (desk === null) return <p class="hint">{words.t("edit.loading")}</p>;
  if (desk === "away") {
    return (
      <p class="notice" role="alert">
        {words.t("edit.away")}{" "}
        <button type="button" onClick={() => setTries(tries + 1)}>
          {words.t("edit.saved.now")}
        </button>
      </p>
    );
  }
  return <DeskView desk={desk} />;
}

const page = pageData();
const root = document.querySelector(".desk");
const words = wordsOf(page);
const server = serverAt(page.base, (problem) => inWords(problem, words));
if (root) render(<Page page={page} server={server} words={words} />, root);
