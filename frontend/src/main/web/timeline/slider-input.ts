/** A finger on a slider may be about to scroll the page: what it does to the slider counts once it has gone along it. */

/** As far a finger may stray that only taps. */
const TAP_PX = 8;

/**
 * @param act takes the slider's value over
 * @param undo gives the slider the value back that it had
 */
export function onSliderInput(input: HTMLInputElement, act: () => void, undo: () => void): void {
  /** Where a finger began whose direction is not known yet. */
  let began: PointerEvent | undefined;
  const distance = (now: PointerEvent, from: PointerEvent) => [
    Math.abs(now.clientX - from.clientX),
    Math.abs(now.clientY - from.clientY),
  ];
  input.addEventListener("pointerdown", (event) => {
    began = event.pointerType === "touch" ? event : undefined;
  });
  input.addEventListener("pointermove", (event) => {
    if (!began) return;
    const [along = 0, across = 0] = distance(event, began);
    if (along < TAP_PX || along < across) return;
    began = undefined;
    act();
  });
  input.addEventListener("pointerup", (event) => {
    if (!began) return;
    const isTap = distance(event, began).every((one) => one < TAP_PX);
    began = undefined;
    if (isTap) act();
    else undo();
  });
  // The page scrolls.
  input.addEventListener("pointercancel", () => {
    if (began) undo();
    began = undefined;
  });
  input.addEventListener("input", () => {
    if (!began) act();
  });
}
