/** A link by which a colleague without an account sees the story as it is written, published or not. */
import { useState } from "preact/hooks";
import { CopyField } from "../copy-field.tsx";
import { useDesk } from "../desk/desk.ts";
import { dayIn } from "../moments.ts";
import { toldOf } from "../server/told.ts";

interface Link {
  readonly url: string;
  readonly expires: string;
}

export function PreviewLink() {
  const desk = useDesk();
  const { t } = desk.words;
  const [link, setLink] = useState<Link | null>(null);
  const [told, setTold] = useState("");
  const make = async () => {
    const answer = await desk.server.ask<Link>(`/stories/${encodeURIComponent(desk.story)}/previews`, {
      method: "POST",
      body: {},
    });
    if (answer.kind === "ok") setLink(answer.body);
    else setTold(toldOf(answer, desk.words));
  };
  return (
    <details class="preview-link">
      <summary>{t("edit.previewLink")}</summary>
      <p>{t("edit.previewLink.what")}</p>
      {link ? (
        <>
          <CopyField words={desk.words} label={t("share.link")} value={link.url} />
          <p class="hint">{t("edit.previewLink.until", dayIn(desk.page.messages, link.expires))}</p>
        </>
      ) : (
        <button type="button" onClick={() => void make()}>
          {t("edit.previewLink.make")}
        </button>
      )}
      <p class="fault" role="alert">
        {told}
      </p>
    </details>
  );
}
