/**
 * Finds a place by whatever is typed or pasted: among the story's own at once, and, asked when the typing rests, in the gazetteer;
 * or a position. What can be either way is asked, and nothing is taken that nobody chose.
 */
import type { RefObject } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import { useDesk } from "../desk/desk.ts";
import { languagesOf } from "../desk/state.ts";
import { type Chosen, type ChosenKind, choicesOf } from "../place/choices.ts";
import { degreesText } from "../place/degrees.ts";
import { askGazetteer, type Coordinates, type Found, LONGEST_TEXT } from "../place/gazetteer.ts";
import { placesOf } from "../place/making.ts";
import { kindOf } from "../place/where.ts";
import { type Handle, titleOf } from "../story/item.ts";
import { told } from "../story/texts.ts";
import { Combobox, type Option } from "./combobox.tsx";
import { useTyped } from "./typed.ts";

export interface PlaceBoxProps {
  readonly handle: Handle;
  readonly field: string;
  readonly id: string;
  /** As the label element says it. */
  readonly label: string;
  readonly placeholder: string;
  /** What can be chosen here. */
  readonly takes: readonly ChosenKind[];
  /** Those of the story that are chosen already. */
  readonly without?: readonly string[];
  readonly invalid?: boolean;
  readonly input: RefObject<HTMLInputElement>;
  readonly onChoose: (chosen: Chosen) => void;
}

const REST_MS = 150;

/** What the server said of a text; null = nothing. */
interface Answered {
  readonly text: string;
  readonly found: Found | null;
}

export function PlaceBox(props: PlaceBoxProps) {
  const { handle, field, id, label, placeholder, takes, without = [], invalid, input, onChoose } = props;
  const desk = useDesk();
  const { t, plural } = desk.words;
  const own = useId();
  const [typedText, setText] = useTyped(handle, field);
  const text = typedText ?? "";
  const [answered, setAnswered] = useState<Answered | null>(null);
  const typed = text.trim();
  useEffect(() => {
    if (typed === "") {
      setAnswered(null);
      return;
    }
    const aborting = new AbortController();
    const timer = setTimeout(() => {
      askGazetteer(desk, typed, aborting.signal)
        .then((answer) => setAnswered({ text: typed, found: answer.kind === "ok" ? answer.body : null }))
        .catch(ended);
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      aborting.abort();
    };
  }, [typed]);

  const waiting = typed !== "" && answered?.text !== typed;
  const last = typed === "" ? null : (answered?.found ?? null);
  // Names that were found stay while one types on; a position is that of these very figures.
  const found = last && waiting ? { ...last, coordinates: null } : last;
  const places = placesOf(desk).filter((item) => !without.includes(item.id ?? ""));
  const { all, best } = choicesOf(typed, found, places, takes);
  const describe = useDescribed();
  const groups: { label: string; options: Option[] }[] = [];
  for (const [key, chosen] of all) {
    const { group, name, note } = describe(chosen, found?.coordinates ?? null);
    const option: Option = {
      key,
      content: (
        <>
          <span dir="auto">{name}</span> <small>{note}</small>
        </>
      ),
    };
    if (groups.at(-1)?.label === group) groups.at(-1)?.options.push(option);
    else groups.push({ label: group, options: [option] });
  }
  const count = [...all.values()].filter(({ kind }) => kind !== "new").length;
  return (
    <>
      <Combobox
        id={id}
        label={label}
        text={text}
        groups={groups}
        best={best}
        waiting={waiting}
        placeholder={placeholder}
        maxLength={LONGEST_TEXT}
        describedBy={`${own}-told`}
        invalid={invalid ?? false}
        input={input}
        onText={setText}
        onChoose={(key) => {
          const chosen = all.get(key);
          if (!chosen) return;
          setText(null);
          onChoose(chosen);
        }}
      />
      <div id={`${own}-told`} aria-live="polite">
        {typed !== "" && !waiting && (
          <>
            <span class="unseen">{plural("edit.place.found", count)}</span>
            <Unfound answered={answered} count={count} />
          </>
        )}
      </div>
      {/* Seen by who left the field, when the list is gone. */}
      {typed !== "" && !waiting && count > 0 && <p class="hint">{t("edit.place.unchosen")}</p>}
    </>
  );
}

/** Why there is nothing to choose, or not all. */
function Unfound({ answered, count }: { readonly answered: Answered | null; readonly count: number }) {
  const { t } = useDesk().words;
  if (!answered) return null;
  const { found } = answered;
  if (!found) return <p class="hint">{t("edit.place.away")}</p>;
  if (found.coordinates?.outcome === "refused") return <p class="fault">{found.coordinates.detail}</p>;
  return count === 0 ? <p class="hint">{t("edit.place.nothing")}</p> : null;
}

interface Described {
  readonly group: string;
  readonly name: string;
  readonly note: string;
}

function useDescribed(): (chosen: Chosen, coordinates: Coordinates | null) => Described {
  const desk = useDesk();
  const { t } = desk.words;
  const [first = "en"] = languagesOf(desk.state.items);
  return (chosen, coordinates) => {
    switch (chosen.kind) {
      case "own": {
        const { item } = chosen;
        const kind = kindOf(item.fields);
        return {
          group: t("edit.place.own"),
          name: told(titleOf(item, first), [desk.words.lang, first]),
          note: kind ? t(`edit.placeKind.${kind}`) : "",
        };
      }
      case "hit": {
        const { kind, code, name, foundBy, regionName, countryName } = chosen.hit;
        const notes = [foundBy, t(`edit.placeKind.${kind}`), code, regionName, countryName];
        const note = notes.filter((one) => one && one !== name).join(" · ");
        return { group: t("edit.place.elsewhere"), name, note };
      }
      case "position": {
        const { at, whereText } = chosen.position;
        const group = coordinates?.outcome === "asked" ? coordinates.questionText : t("edit.place.position");
        return { group, name: degreesText(at, desk.words), note: whereText };
      }
      case "new":
        return { group: t("edit.place.unknown"), name: t("edit.place.new", chosen.name), note: "" };
    }
  };
}

function ended(error: unknown): void {
  // A newer text was typed.
  if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
}
