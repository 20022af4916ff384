/** The course of a movement: not known, or through points that are drawn on the map or taken from a file. */
import { useId, useMemo, useRef, useState } from "preact/hooks";
import type { LonLat } from "../../story/types.ts";
import { useDesk } from "../desk/desk.ts";
import { type DeskState, findById } from "../desk/state.ts";
import { useValue } from "../desk/use.ts";
import { thinned, type Waypoint, waypointsOf, withMoved, withoutPoint, withPoint } from "../place/course.ts";
import { type CourseRead, readCourse } from "../place/course-file.ts";
import { lookAt } from "../place/look.ts";
import { pointOf } from "../place/where.ts";
import type { Handle } from "../story/item.ts";
import type { Json } from "../story/json.ts";
import type { Words } from "../words.ts";
import { Choices } from "./choice.tsx";
import { useFault } from "./field.tsx";
import { PickMapField } from "./pick-map.tsx";
import { useTyped } from "./typed.ts";

/** Larger files are not read at all. */
const MOST_BYTES = 50_000_000;

export function CourseField({ handle }: { readonly handle: Handle }) {
  const desk = useDesk();
  const { t, plural } = desk.words;
  const id = useId();
  const fields = useRef<HTMLDivElement>(null);
  const via = useValue(desk, ({ items }) => items.get(handle)?.fields?.["via"]);
  const from = useValue(desk, ({ items }) => items.get(handle)?.fields?.["from"]);
  const to = useValue(desk, ({ items }) => items.get(handle)?.fields?.["to"]);
  const fault = useFault(handle, "via", true);
  const points = useMemo(() => waypointsOf(via), [via]);
  const [pasted, setPasted] = useTyped(handle, "via");
  const [begun, setBegun] = useState(pasted !== null);
  const [map, setMap] = useState(false);
  const [last, setChosen] = useState(-1);
  /** How often a line was taken: each is shown whole. */
  const [taken, setTaken] = useState(0);
  /** What was done, and what was wrong with what was to be read. */
  const [said, setSaid] = useState("");
  const [wrong, setWrong] = useState(() => faultIn(pasted ? readCourse(pasted) : { points: [] }, desk.words));
  const isKnown = begun || points.length > 0;
  const chosen = Math.min(last, points.length - 1);
  const drawn = useMemo(
    () => ({
      points: points.map((one) => positionOf(one, desk.state) ?? [0, 0]) satisfies readonly LonLat[],
      from: positionsOf(from, desk.state),
      to: positionsOf(to, desk.state),
      chosen,
    }),
    [points, from, to, chosen],
  );

  const change = (next: readonly Waypoint[]) =>
    desk.change(handle, ({ via: _, ...others }) => (next.length > 0 ? { ...others, via: next } : others));
  const choose = (index: number, count = points.length) => {
    setChosen(index);
    setWrong("");
    setSaid(index >= 0 && index < count ? t("edit.course.at", index + 1, count) : "");
  };
  const insert = (index: number, at: LonLat) => {
    change(withPoint(points, index, at));
    choose(index, points.length + 1);
  };
  const move = (index: number, at: LonLat) => {
    change(withMoved(points, index, at));
    choose(index);
  };
  const remove = () => {
    if (chosen < 0) return;
    change(withoutPoint(points, chosen));
    choose(Math.max(0, chosen - 1), points.length - 1);
  };
  const step = (by: number) => {
    if (points.length === 0) return undefined;
    const next = Math.max(0, Math.min(points.length - 1, chosen + by));
    choose(next);
    return drawn.points[next];
  };
  const take = (text: string): boolean => {
    const read = readCourse(text);
    setSaid("");
    if ("fault" in read) {
      setWrong(faultIn(read, desk.words));
      return false;
    }
    const { points: kept, metres } = thinned(read.points);
    setWrong("");
    setChosen(-1);
    setTaken(taken + 1);
    change(kept);
    const count = (number: number) => number.toLocaleString(desk.words.numberLocale);
    setSaid(
      metres > 0
        ? t("edit.course.thinned", count(read.points.length), count(kept.length), metresText(metres, desk.words))
        : t("edit.course.taken", count(kept.length)),
    );
    return true;
  };
  const takeFile = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > MOST_BYTES) setWrong(t("edit.course.tooMany"));
    else take(await file.text());
  };
  return (
    <div class="course" ref={fields}>
      <Choices
        field="via"
        label={t("edit.field.via")}
        value={isKnown ? "through" : "arc"}
        fault={fault}
        choices={(["arc", "through"] as const).map((value) => ({
          value,
          label: t(`edit.course.${value}`),
          explained: t(`edit.course.${value}.explained`),
        }))}
        onChoose={(value) => {
          setBegun(value === "through");
          setMap(value === "through");
          choose(-1);
          if (value === "arc") {
            setPasted(null);
            change([]);
          }
        }}
      />
      {isKnown && (
        // biome-ignore lint/a11y/noStaticElementInteractions: whoever drops no files chooses them by the button
        <div
          class="course-points"
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            const { files } = event.dataTransfer ?? {};
            if (!files?.length) return;
            event.preventDefault();
            void takeFile(files[0]);
          }}
        >
          <div class="with-button">
            <b>{points.length > 0 ? plural("edit.course.points", points.length) : t("edit.course.none")}</b>
            <button type="button" aria-expanded={map} onClick={() => setMap(!map)}>
              {t(map ? "edit.place.mapClose" : "edit.place.map")}
            </button>
            {chosen >= 0 && (
              <button
                type="button"
                onClick={() => {
                  remove();
                  if (points.length === 1) fields.current?.querySelector<HTMLElement>(".pick-box")?.focus();
                }}
              >
                {t("edit.course.remove", chosen + 1)}
              </button>
            )}
          </div>
          {map && (
            <PickMapField
              key={taken}
              at={undefined}
              look={lookOf(drawn, desk.state)}
              hint={t("edit.course.pick")}
              course={{
                drawn,
                use: { choose, move, insert, remove, step, moveChosen: (at) => chosen >= 0 && move(chosen, at) },
              }}
              onPick={({ at }) => insert(chosen < 0 ? points.length : chosen + 1, at)}
              onClose={() => setMap(false)}
            />
          )}
          <div class="field">
            <label for={id}>{t("edit.course.paste")}</label>
            <textarea
              id={id}
              rows={2}
              dir="ltr"
              spellcheck={false}
              autocomplete="off"
              aria-describedby={`${id}-said`}
              aria-invalid={wrong !== ""}
              value={pasted ?? ""}
              onInput={({ currentTarget }) => setPasted(currentTarget.value)}
              onPaste={(event) => {
                const text = event.clipboardData?.getData("text/plain") ?? "";
                if (text && event.currentTarget.value === "" && take(text)) event.preventDefault();
              }}
              onChange={({ currentTarget }) => {
                if (currentTarget.value.trim() === "") setWrong("");
                else if (take(currentTarget.value)) setPasted(null);
              }}
            />
          </div>
          <label class="file">
            <span>{t("edit.course.file")}</span>
            <input
              type="file"
              accept=".geojson,.json,.gpx,.kml,application/geo+json,application/gpx+xml,application/vnd.google-earth.kml+xml"
              onChange={({ currentTarget }) => {
                void takeFile(currentTarget.files?.[0]).then(() => {
                  // The same file can be taken again.
                  currentTarget.value = "";
                });
              }}
            />
          </label>
          <p id={`${id}-said`} class={wrong ? "fault" : "hint"} role="status">
            {wrong || said}
          </p>
        </div>
      )}
    </div>
  );
}

function faultIn(read: CourseRead, { t }: Words): string {
  return "fault" in read ? t(`edit.course.${read.fault}`, read.number ?? 0) : "";
}

function lookOf(
  { points, from, to }: { readonly [name in "points" | "from" | "to"]: readonly LonLat[] },
  state: DeskState,
) {
  const all = [...from, ...points, ...to];
  return all.length > 0 ? ({ kind: "points", points: all } as const) : lookAt(state, undefined);
}

function positionsOf(ids: Json | undefined, state: DeskState): readonly LonLat[] {
  return waypointsOf(ids).flatMap((one) => {
    const at = positionOf(one, state);
    return at ? [at] : [];
  });
}

/** Of a place, where movements lead to it. */
function positionOf(one: Waypoint, state: DeskState): LonLat | undefined {
  if (typeof one !== "string") return one;
  const place = findById(state, "places", one)?.fields;
  return pointOf({ coordinates: place?.["anchor"] ?? null }) ?? pointOf(place?.["geometry"]);
}

/** Rounded up: “at the most” is to hold. */
function metresText(metres: number, { numberLocale }: Words): string {
  const [value, unit] = metres < 1000 ? [metres, "meter"] : [metres / 1000, "kilometer"];
  return new Intl.NumberFormat(numberLocale, {
    style: "unit",
    unit,
    maximumSignificantDigits: 2,
    roundingMode: "ceil",
  } as Intl.NumberFormatOptions).format(value);
}
