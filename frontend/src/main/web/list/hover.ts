/** Tells which row of the list is pointed at, or else has the focus. */

/** @param hover is told the row's key whenever it is another; null for none */
export function watchHover(container: HTMLElement, hover: (key: string | null) => void): void {
  let under: string | null = null;
  let focused: string | null = null;
  let told: string | null = null;
  const tell = () => {
    const key = under ?? focused;
    if (key === told) return;
    told = key;
    hover(key);
  };
  const keyOf = (target: EventTarget | null) =>
    (target instanceof Element ? target.closest("li")?.getAttribute("data-key") : undefined) ?? null;
  container.addEventListener("pointerover", ({ target, pointerType }) => {
    // A finger points at what it taps, which then has the focus.
    if (pointerType === "touch") return;
    under = keyOf(target);
    tell();
  });
  container.addEventListener("pointerleave", () => {
    under = null;
    tell();
  });
  container.addEventListener("focusin", ({ target }) => {
    focused = keyOf(target);
    tell();
  });
  container.addEventListener("focusout", () => {
    focused = null;
    tell();
  });
}
