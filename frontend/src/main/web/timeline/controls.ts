/** What steers the slider beside its handles: modes and speed at hand, the rest behind one button. */

import { el, freeId, part } from "../dom/element.ts";
import type { StoryContext } from "../state/context.ts";
import { type ReaderState, withLoop, withSpeed } from "../state/state.ts";
import { unitsFor } from "../time/axis.ts";
import { MODES } from "../time/span.ts";
import { UNITS, type Unit } from "../time/units.ts";

const SPEEDS = [0.25, 0.5, 1, 2, 4, 8, 16];

export interface Controls {
  update(state: ReaderState): void;
}

/** @param nextIncident goes to the next incident, or the previous */
export function createControls(
  { root, axis, moves, translator, store }: StoryContext,
  nextIncident: (direction: 1 | -1) => void,
  ownTime: (shown: boolean) => void,
): Controls {
  const { t } = translator;
  const speed = part(root, "time-speed", HTMLSelectElement);
  for (const value of SPEEDS) {
    speed.append(el("option", { value: String(value) }, t("timeline.times", translator.number(value))));
  }
  speed.addEventListener("change", () => store().apply(withSpeed(Number(speed.value))));

  const heading = el("legend", { class: "unseen" }, t("mode.heading"));
  const group = el("fieldset", { id: freeId("time-mode"), class: "modes" }, heading);
  const modes = MODES.map((mode) => {
    const input = el("input", { type: "radio", name: group.id, value: mode });
    input.addEventListener("change", () => store().apply(moves.toMode(mode)));
    return { mode, input, label: el("label", {}, input, el("span", {}, t(`mode.${mode}`))) };
  });
  group.append(...modes.map(({ label }) => label));

  const button = (text: string, act: () => void) => {
    const one = el("button", { type: "button", class: "plain-button" }, text);
    one.addEventListener("click", act);
    return one;
  };
  const step = el("select", { class: "time-step" });
  step.addEventListener("change", () =>
    store().apply(moves.toUnit(UNITS.find((unit) => unit === step.value) ?? "day")),
  );
  const check = (text: string, act: (on: boolean) => void) => {
    const box = el("input", { type: "checkbox" });
    box.addEventListener("change", () => act(box.checked));
    return { box, label: el("label", { class: "check" }, box, text) };
  };
  const loop = check(t("time.loop"), (on) => store().apply(withLoop(on)));
  const narrower = button(t("time.zoomIn"), () => store().apply(moves.zoomBy(1)));
  const wider = button(t("time.zoomOut"), () => store().apply(moves.zoomBy(-99)));
  const rest = el(
    "div",
    { class: "time-rest", id: freeId("time-rest"), hidden: true },
    button(t("time.back"), () => store().apply(moves.togglePlay(-1))),
    button(t("time.previous"), () => nextIncident(-1)),
    button(t("time.next"), () => nextIncident(1)),
    el("label", { class: "check" }, t("time.step"), " ", step),
    loop.label,
    narrower,
    wider,
    check(t("time.own"), ownTime).label,
  );
  const more = button(t("time.more"), () => {
    rest.hidden = !rest.hidden;
    more.setAttribute("aria-expanded", String(!rest.hidden));
  });
  more.setAttribute("aria-expanded", "false");
  more.setAttribute("aria-controls", rest.id);
  part(root, "time-tools").append(group, more);
  part(root, "time-tools").after(rest);

  let offered: readonly Unit[] = [];
  return {
    update({ mode, unit, part: shown, speed: rate, loop: looped }) {
      for (const one of modes) one.input.checked = one.mode === mode;
      if (speed.value !== String(rate)) speed.value = String(rate);
      loop.box.checked = looped;
      const length = shown ? shown.t - shown.from : axis.end - axis.start;
      const units = UNITS.filter((one) => one === unit || unitsFor(length).includes(one));
      if (units.join() !== offered.join()) {
        offered = units;
        step.replaceChildren(...units.map((one) => el("option", { value: one }, t(`time.unit.${one}`))));
      }
      if (step.value !== unit) step.value = unit;
      wider.disabled = shown === null;
    },
  };
}
