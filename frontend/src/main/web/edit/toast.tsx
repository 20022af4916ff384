/** What was just done, and how it is undone. It stays until it is closed, or something else was done: nobody is hurried. */
import { useEffect, useRef } from "preact/hooks";
import { keepFocus } from "./focus.ts";
import type { Words } from "./words.ts";

export interface Said {
  readonly text: string;
  readonly act?: { readonly label: string; readonly run: () => void };
}

export interface ToastProps {
  readonly words: Words;
  readonly said: Said | null;
  readonly onClose: () => void;
}

export function Toast({ words, said, onClose }: ToastProps) {
  const toast = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (said) keepFocus(() => toast.current?.querySelector("button"));
  }, [said]);
  return (
    <div role="status" ref={toast}>
      {said && (
        <div class="toast">
          <p dir="auto">{said.text}</p>
          {said.act && (
            <button type="button" class="main" onClick={said.act.run}>
              {said.act.label}
            </button>
          )}
          <button type="button" onClick={onClose}>
            {words.t("edit.close")}
          </button>
        </div>
      )}
    </div>
  );
}
