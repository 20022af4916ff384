/** The order in which scenes are told: by dragging, by buttons, and by Alt with an arrow. */
import { useRef, useState } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import { languagesOf } from "../desk/state.ts";
import { useValue } from "../desk/use.ts";
import { NO_FILTER, rowsOf } from "../list/rows.ts";
import { type Handle, type Item, titleOf } from "../story/item.ts";
import { told } from "../story/texts.ts";
import { positionAt } from "./position.ts";

export function SceneOrder({ handle }: { readonly handle: Handle }) {
  const desk = useDesk();
  const { t } = desk.words;
  const items = useValue(desk, (state) => state.items);
  const lang = useValue(desk, (state) => state.lang);
  const first = languagesOf(items)[0] ?? lang;
  /** What is dragged by mouse or finger, and where it would come to stand. */
  const [dragged, setDragged] = useState<{ readonly from: number; readonly to: number } | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const scenes = rowsOf(desk.state, "scenes", NO_FILTER);
  const title = (item: Item) => told(titleOf(item, first), [lang, first]) || t("edit.untitled");
  const move = (from: number, to: number) => {
    const positions = scenes.map(({ fields }, at) => Number(fields?.["position"] ?? at + 1));
    const position = positionAt(positions, from, to);
    const scene = scenes[from];
    if (position === null || !scene) return;
    desk.change(scene.handle, (fields) => ({ ...fields, position }));
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>("li > .plain")[to]?.focus());
  };
  const rowAt = (y: number) => {
    const rows = [...(list.current?.children ?? [])];
    const at = rows.findIndex((row) => y < row.getBoundingClientRect().bottom);
    return at < 0 ? rows.length - 1 : at;
  };
  if (scenes.length < 2) return null;
  return (
    <fieldset class="field">
      <legend>{t("edit.scene.order")}</legend>
      <ol class="order" ref={list}>
        {scenes.map((scene, at) => (
          <li key={scene.handle} class={at === dragged?.from ? "dragged" : at === dragged?.to ? "over" : undefined}>
            <span
              class="grip"
              aria-hidden="true"
              onPointerDown={(event) => {
                if (event.button !== 0) return;
                event.preventDefault();
                event.currentTarget.setPointerCapture(event.pointerId);
                setDragged({ from: at, to: at });
              }}
              onPointerMove={({ clientY }) => dragged && setDragged({ ...dragged, to: rowAt(clientY) })}
              onPointerUp={() => {
                if (dragged) move(dragged.from, dragged.to);
                setDragged(null);
              }}
              onPointerCancel={() => setDragged(null)}
            >
              ⠿
            </span>
            <button
              type="button"
              class="plain"
              aria-current={scene.handle === handle ? "true" : undefined}
              aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
              onClick={() => desk.select(scene.handle)}
              onKeyDown={(event) => {
                const step = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
                if (step === undefined) return;
                event.preventDefault();
                move(at, at + step);
              }}
            >
              <span dir="auto">{title(scene)}</span>
            </button>
            <button
              type="button"
              aria-label={t("edit.scene.up", title(scene))}
              disabled={at === 0}
              onClick={() => move(at, at - 1)}
            >
              ↑
            </button>
            <button
              type="button"
              aria-label={t("edit.scene.down", title(scene))}
              disabled={at === scenes.length - 1}
              onClick={() => move(at, at + 1)}
            >
              ↓
            </button>
          </li>
        ))}
      </ol>
    </fieldset>
  );
}
