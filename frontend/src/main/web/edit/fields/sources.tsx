/** Who says so: nothing is published without. */
import { useEffect, useId, useState } from "preact/hooks";
import { type Desk, useDesk } from "../desk/desk.ts";
import { useValue } from "../desk/use.ts";
import { type Handle, hasSource } from "../story/item.ts";
import { isEmpty, type Json } from "../story/json.ts";
import { publishersOf, sourcesBefore, sourcesOf, withSources } from "../story/sources.ts";
import { useFault } from "./field.tsx";
import { SourceEntry } from "./source.tsx";

/** What was opened of each story in this page, the last at the end: its sources are often those of the next. */
const opened = new WeakMap<Desk, readonly Handle[]>();
const NOTHING = {};

export function SourcesField({ handle }: { readonly handle: Handle }) {
  const desk = useDesk();
  const { t, plural } = desk.words;
  const id = useId();
  const fields = useValue(desk, ({ items }) => items.get(handle)?.fields);
  const fault = useFault(handle, "sources");
  /** Suggested; they stay while one is typed, for else a browser closes their list. */
  const [publishers, setPublishers] = useState<readonly string[]>([]);
  const [taken, setTaken] = useState("");
  /** How many were taken away: those behind are in their places, each with what is typed in it. */
  const [removed, setRemoved] = useState(0);
  const own = sourcesOf(fields);
  const shown = own.length > 0 ? own : [NOTHING];
  const before = sourcesBefore(desk.state, handle, opened.get(desk) ?? []);

  /** As they are now, which may be after this was drawn. */
  const sources = () => {
    const now = sourcesOf(desk.state.items.get(handle)?.fields);
    return now.length > 0 ? now : [NOTHING];
  };
  const set = (nth: number, field: string, value: Json | undefined) =>
    desk.set(
      handle,
      "sources",
      sources().map((one, at) => (at === nth ? { ...one, [field]: value } : one)),
    );
  const takeOver = () => {
    const more = sourcesBefore(desk.state, handle, opened.get(desk) ?? []);
    if (more.length === 0) return;
    desk.change(handle, (all) => ({ ...all, sources: withSources(sourcesOf(all), more) }));
    setTaken(plural("edit.sources.taken", more.length));
  };
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== "KeyS") return;
      event.preventDefault();
      takeOver();
    };
    addEventListener("keydown", pressed);
    return () => {
      removeEventListener("keydown", pressed);
      opened.set(desk, [...(opened.get(desk) ?? []).filter((one) => one !== handle), handle]);
    };
  }, [desk, handle]);
  return (
    <fieldset class="field sources" data-field="sources" aria-describedby={`${id}-told`}>
      <legend>{t("edit.field.sources")}</legend>
      <ol>
        {shown.map((source, nth) => (
          <SourceEntry
            // It has no name of its own, and what is typed stays where it is.
            key={`${removed}/${nth}`}
            handle={handle}
            source={source}
            nth={nth}
            // The server counts those alone that say something.
            at={shown.slice(0, nth).filter((one) => !isEmpty(one)).length}
            near={fields?.["when"]}
            publishers={`${id}-publishers`}
            onPublisher={() => setPublishers(publishersOf(desk.state))}
            onValue={(field, value) => set(nth, field, value)}
            onRemove={
              own.length === 0
                ? undefined
                : () => {
                    desk.change(handle, (all) => ({ ...all, sources: sources().filter((_, at) => at !== nth) }));
                    moveTyped(desk, handle, nth, own.length);
                    setRemoved(removed + 1);
                  }
            }
          />
        ))}
      </ol>
      <datalist id={`${id}-publishers`}>
        {publishers.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <div class="source-tools">
        <button
          type="button"
          onClick={() => desk.change(handle, (all) => ({ ...all, sources: [...sources(), NOTHING] }))}
        >
          {t("edit.sources.add")}
        </button>
        {before.length > 0 && (
          <button type="button" aria-keyshortcuts="Alt+S" onClick={takeOver}>
            {t("edit.sources.asBefore")} <kbd>Alt+S</kbd>
          </button>
        )}
      </div>
      <p class="unseen" role="status">
        {taken}
      </p>
      <div id={`${id}-told`}>
        {fault && <p class="fault">{fault}</p>}
        {!fault && fields && !hasSource(fields) && <p class="hint">{t("edit.sources.none")}</p>}
      </div>
    </fieldset>
  );
}

/** What is typed in the dates of sources behind one that goes moves with them. */
function moveTyped(desk: Desk, handle: Handle, gone: number, count: number): void {
  const typed = desk.state.items.get(handle)?.typed ?? {};
  for (let nth = gone; nth < count; nth++) {
    for (const field of ["published", "accessed"]) {
      desk.type(handle, `sources/${nth}/${field}`, typed[`sources/${nth + 1}/${field}`] ?? null);
    }
  }
}
