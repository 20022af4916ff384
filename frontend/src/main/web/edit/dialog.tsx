/** A dialog over the page, for as long as it is drawn. What had the focus before has it again afterwards. */
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import type { Words } from "./words.ts";

export interface DialogProps {
  readonly words: Words;
  readonly heading: string;
  readonly class?: string;
  /** Its button, or Escape. */
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

export function Dialog({ words, heading, class: own, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const closed = useRef(onClose);
  closed.current = onClose;
  const id = useId();
  useLayoutEffect(() => {
    const { current } = dialog;
    if (!current) return undefined;
    const ended = () => closed.current();
    const had = document.activeElement;
    const text = had instanceof HTMLTextAreaElement || had instanceof HTMLInputElement ? had : null;
    // Null of what is no text either.
    const { selectionStart: from = null, selectionEnd: to = null } = text ?? {};
    current.addEventListener("close", ended);
    current.showModal();
    return () => {
      current.removeEventListener("close", ended);
      // Only closing gives the focus back.
      current.close();
      // Chromium gives the focus without the selection: Ctrl+A would select the page, and what is typed would be added.
      if (from !== null && text === document.activeElement) text?.setSelectionRange(from, to);
    };
  }, []);
  return (
    // The page below has nothing to do with a key that is pressed here.
    <dialog ref={dialog} class={own} aria-labelledby={id} onKeyDown={(event) => event.stopPropagation()}>
      <div class="dialog-head">
        <h2 id={id}>{heading}</h2>
        <button type="button" onClick={onClose}>
          {words.t("edit.close")}
        </button>
      </div>
      {children}
    </dialog>
  );
}
