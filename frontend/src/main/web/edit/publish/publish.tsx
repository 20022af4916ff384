/** The button that leads from drafts to readers. Authors are told whose it is to do that. */
import { useDesk } from "../desk/desk.ts";
import { Dialog } from "../dialog.tsx";
import { mayPublish } from "../page.ts";
import { PublishDialog } from "./publish-dialog.tsx";

/** Where the page of the stories leads to it. */
export const ADDRESS = "#publish";

export interface PublishProps {
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

export function Publish({ open, onOpen }: PublishProps) {
  const desk = useDesk();
  const { t } = desk.words;
  const close = () => {
    onOpen(false);
    if (location.hash === ADDRESS) history.replaceState(history.state, "", location.pathname + location.search);
  };
  if (!mayPublish(desk.page)) {
    return (
      <>
        <button type="button" aria-haspopup="dialog" onClick={() => onOpen(true)}>
          {t("edit.propose")}
        </button>
        {open && (
          <Dialog words={desk.words} heading={t("edit.propose")} onClose={close}>
            <p>{t("edit.propose.how")}</p>
          </Dialog>
        )}
      </>
    );
  }
  return (
    <>
      <button type="button" class="main" aria-haspopup="dialog" aria-keyshortcuts="Alt+P" onClick={() => onOpen(true)}>
        {t("edit.publish")}
      </button>
      {open && <PublishDialog onClose={close} />}
    </>
  );
}
