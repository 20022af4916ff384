/** A map to show on where something is. Its script comes when it is opened first; there is one map, whoever has it open. */
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { CourseUse, DrawnCourse } from "../../map/pick/course.ts";
import type { CourseKeys, Look, PickMap, PickUse } from "../../map/pick/pick-map.ts";
import type { LonLat } from "../../story/types.ts";
import { type Desk, useDesk } from "../desk/desk.ts";
import { whereIs } from "../place/gazetteer.ts";
import { precisionWithin } from "../place/precision.ts";
import type { Spot } from "../place/where.ts";

export interface PickMapFieldProps {
  /** What is marked. */
  readonly at: LonLat | undefined;
  /** What it shows first. */
  readonly look: Look;
  /** What is to be shown. */
  readonly hint: string;
  /** Whether it takes the focus when it is there. */
  readonly focused?: boolean;
  /** A line that is drawn, in the place of a mark, and what is done to it. */
  readonly course?: { readonly drawn: DrawnCourse; readonly use: CourseUse & CourseKeys };
  readonly onPick: (spot: Spot) => void;
  readonly onClose: () => void;
}

let made: Promise<PickMap> | undefined;

function pickMapOf({ page, words, server }: Desk, host: HTMLElement): Promise<PickMap> {
  const { lang, assets, namesLang, pieces, ground } = page;
  const config = { root: `${server.base}/`, lang, assets, namesLang, pieces, ...(ground ? { ground } : {}) };
  made ??= import("../../map/pick/pick-map.ts")
    .then(({ createPickMap }) =>
      createPickMap({ host, config, translator: words, label: words.t("edit.place.mapHelp") }),
    )
    .catch((error) => {
      made = undefined;
      throw error;
    });
  return made;
}

const AIM_MS = 300;

export function PickMapField({ at, look, hint, focused = false, course, onPick, onClose }: PickMapFieldProps) {
  const desk = useDesk();
  const id = useId();
  const { t } = desk.words;
  const host = useRef<HTMLDivElement>(null);
  const map = useRef<PickMap>();
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  const [aimed, setAimed] = useState("");
  /** As it is by now: the map is told once whom to tell. */
  const now = useRef({ onPick, onClose, at, course });
  now.current = { onPick, onClose, at, course };

  useEffect(() => {
    const { current } = host;
    if (!current) return;
    let aiming: ReturnType<typeof setTimeout> | undefined;
    let open = true;
    const user: PickUse = {
      host: current,
      look,
      describedBy: id,
      focused,
      picked: (spot, metres) => {
        clearTimeout(aiming);
        setAimed("");
        now.current.onPick({ at: spot, geoPrecision: precisionWithin(metres) });
      },
      aimed: (spot) => {
        clearTimeout(aiming);
        aiming = setTimeout(() => void whereIs(desk, spot).then((text) => open && setAimed(text)), AIM_MS);
      },
      lost: () => now.current.onClose(),
      ...(course && {
        course: {
          choose: (index) => now.current.course?.use.choose(index),
          move: (index, to) => now.current.course?.use.move(index, to),
          insert: (index, spot) => now.current.course?.use.insert(index, spot),
          remove: () => now.current.course?.use.remove(),
          step: (by) => now.current.course?.use.step(by),
          moveChosen: (to) => now.current.course?.use.moveChosen(to),
        },
      }),
    };
    setFailed(false);
    pickMapOf(desk, current)
      .then((one) => {
        if (!open) return;
        map.current = one;
        one.use(user);
        one.mark(now.current.at);
        one.draw(now.current.course?.drawn);
      })
      .catch((error) => {
        console.warn(error);
        if (open) setFailed(true);
      });
    return () => {
      open = false;
      clearTimeout(aiming);
      map.current?.leave(user);
      map.current = undefined;
    };
  }, [tries]);
  useEffect(() => map.current?.mark(at), [at?.[0], at?.[1]]);
  // At once: what is clicked next is where it is drawn.
  useLayoutEffect(() => map.current?.draw(course?.drawn), [course?.drawn]);
  return (
    <div class="pick-map">
      <p class="hint" id={id}>
        {hint}
      </p>
      <div ref={host} />
      <p class="hint" role="status">
        {aimed && t("edit.place.aim", aimed)}
      </p>
      {failed && (
        <p class="fault" role="alert">
          {t("edit.place.mapFailed")}{" "}
          <button type="button" onClick={() => setTries(tries + 1)}>
            {t("edit.place.again")}
          </button>
        </p>
      )}
    </div>
  );
}
