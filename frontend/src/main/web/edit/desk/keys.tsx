/** Keys that do something wherever the focus is at the desk, and the sheet that tells of them. */
import { useEffect } from "preact/hooks";
import { Dialog } from "../dialog.tsx";
import { selectNextWithGap } from "../form/language-bar.tsx";
import { newItem } from "../form/new-item.ts";
import { lacking } from "../story/item.ts";
import type { Words } from "../words.ts";
import { type Desk, useDesk } from "./desk.ts";

/** As the sheet shows them, some beside what they are for. */
const TOLD = [
  ["Alt+N", "edit.new.incidents"],
  ["Alt+M", "edit.new.movements"],
  ["Alt+C", "edit.new.scenes"],
  ["Ctrl+Enter", "edit.keys.another"],
  ["Alt+S", "edit.keys.sources"],
  ["Alt+L", "edit.keys.gap"],
  ["Ctrl+S", "edit.keys.save"],
  ["Alt+P", "edit.publish"],
  ["Ctrl+Z", "edit.undo"],
  ["Ctrl+Shift+Z", "edit.redo"],
  ["F6, Shift+F6", "edit.keys.parts"],
  ["↑ ↓ Home End", "edit.keys.list"],
  ["Alt+↑, Alt+↓", "edit.keys.scenes"],
  ["?", "edit.keys"],
] as const;

const BY_ALT = { KeyN: "incidents", KeyM: "movements", KeyC: "scenes" } as const;

export interface DeskKeys {
  readonly publish: () => void;
  readonly tell: () => void;
  /** To the next part, or to the one before. */
  readonly goOn: (step: 1 | -1) => void;
}

export function useDeskKeys(desk: Desk, { publish, tell, goOn }: DeskKeys): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { altKey, shiftKey, code, key, target } = event;
      const ctrl = event.ctrlKey || event.metaKey;
      const inText = target instanceof Element && target.closest("input, textarea, select, dialog");
      const made = BY_ALT[code as keyof typeof BY_ALT];
      // AltGr writes letters.
      if (altKey && !ctrl && made) newItem(desk, made);
      else if (altKey && !ctrl && code === "KeyL") selectNextWithGap(desk);
      else if (altKey && !ctrl && code === "KeyP") publish();
      else if (ctrl && key === "Enter") another(desk);
      else if (ctrl && code === "KeyS") void desk.save();
      else if (key === "F6" && !ctrl && !altKey) goOn(shiftKey ? -1 : 1);
      else if (inText) return;
      else if (ctrl && code === "KeyZ") (shiftKey ? desk.redo : desk.undo)();
      else if (ctrl && code === "KeyY") desk.redo();
      else if (key === "?") tell();
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [desk]);
}

/** Saves what is edited and begins the next of its kind; first comes what is still to be written or chosen. */
function another(desk: Desk): void {
  const item = desk.state.items.get(desk.state.selected ?? "");
  if (!item) return;
  for (const name of lacking(item)) {
    const field = document.querySelector(`.item-form [data-field="${name}"]`);
    const left = field?.querySelector<HTMLElement>(".asked button") ?? field?.querySelector("textarea, input");
    if (!(left instanceof HTMLElement) || ("value" in left && String(left.value).trim() !== "")) continue;
    left.focus();
    return;
  }
  void desk.save();
  if (item.collection !== "story") newItem(desk, item.collection);
}

export function KeysSheet({ onClose }: { readonly onClose: () => void }) {
  const { words } = useDesk();
  return (
    <Dialog words={words} heading={words.t("edit.keys")} class="keys" onClose={onClose}>
      <dl>
        {TOLD.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{words.t(what)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/** The button that opens the sheet, for who knows none of them yet. */
export function KeysButton({ words, onOpen }: { readonly words: Words; readonly onOpen: () => void }) {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts="?"
      aria-label={words.t("edit.keys")}
      title={words.t("edit.keys")}
      onClick={onOpen}
    >
      ?
    </button>
  );
}

/** Gives the focus to what one goes to first in a part of the desk. */
export function enterPart(part: Element | undefined): void {
  const first = [".row[tabindex='0']", "textarea, input:not([type='radio'])", "input:checked", "button, input, a"];
  for (const one of first) {
    const found = part?.querySelector<HTMLElement>(one);
    if (!found) continue;
    found.focus();
    return;
  }
}
