/**
 * The map's marks are one stop of the Tab key, however many they are: from one to the next in a direction lead the arrow keys, to
 * the first and the last Home and End (a roving tabindex, as in the ARIA Authoring Practices).
 */

interface Point {
  readonly x: number;
  readonly y: number;
}

const WAYS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
/** How much further something seems that lies beside the way. */
const ASIDE = 2;

/** Which of some spots lies next in a direction; -1 for none. */
export function nextInWay(from: Point, way: Point, others: readonly Point[]): number {
  let best = -1;
  let least = Infinity;
  others.forEach(({ x, y }, index) => {
    const along = (x - from.x) * way.x + (y - from.y) * way.y;
    const aside = Math.abs((x - from.x) * way.y) + Math.abs((y - from.y) * way.x);
    const far = along + ASIDE * aside;
    if (along <= 0 || far >= least) return;
    least = far;
    best = index;
  });
  return best;
}

export function createRoving(pane: HTMLElement): void {
  let stop: HTMLButtonElement | undefined;
  const usable = (button: HTMLButtonElement | undefined): button is HTMLButtonElement =>
    button?.isConnected === true && !button.hidden && !button.disabled && !button.classList.contains("no-room");
  const all = () => [...pane.querySelectorAll("button")].filter(usable);
  const make = (button: HTMLButtonElement | undefined) => {
    if (stop && stop !== button) stop.tabIndex = -1;
    stop = button;
    if (stop) stop.tabIndex = 0;
  };
  const settle = () => {
    for (const button of pane.querySelectorAll<HTMLButtonElement>("button:not([tabindex])")) button.tabIndex = -1;
    if (!usable(stop)) make(all()[0]);
  };
  new MutationObserver(settle).observe(pane, {
    subtree: true,
    childList: true,
    attributeFilter: ["hidden", "disabled", "class"],
  });
  settle();

  pane.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLButtonElement) make(target);
  });
  pane.addEventListener("keydown", (event) => {
    const { key, target, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (!(target instanceof HTMLButtonElement) || altKey || ctrlKey || metaKey || shiftKey) return;
    const way = WAYS[key];
    if (!way && key !== "Home" && key !== "End") return;
    const others = all();
    const middle = (button: HTMLButtonElement): Point => {
      const { left, right, top, bottom } = button.getBoundingClientRect();
      return { x: (left + right) / 2, y: (top + bottom) / 2 };
    };
    const to = way ? others[nextInWay(middle(target), way, others.map(middle))] : others.at(key === "Home" ? 0 : -1);
    to?.focus();
    event.preventDefault();
    event.stopPropagation();
  });
}
