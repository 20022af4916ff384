/** Shows where on the map the event is that is pointed at elsewhere. It changes no size, so nothing is laid out anew. */

const CLASS = "hovered";

/** @param signs tells what stands for an event on the map now */
export function createHover(signs: (key: string) => readonly Element[]): (key: string | null) => void {
  let shown: readonly Element[] = [];
  return (key) => {
    for (const sign of shown) sign.classList.remove(CLASS);
    shown = key === null ? [] : signs(key);
    for (const sign of shown) sign.classList.add(CLASS);
  };
}
