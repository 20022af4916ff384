/** Shows that a box holds more than is seen of it, and lets the keyboard scroll it as far as it does. */

/** Sets the classes `more-above` and `more-below`, and takes the box into the order of focus while there is anything to scroll. */
export function watchOverflow(box: HTMLElement): () => void {
  const look = () => {
    const hidden = box.scrollHeight - box.clientHeight;
    const scrolls = hidden > 1 && getComputedStyle(box).overflowY === "auto";
    box.classList.toggle("more-above", scrolls && box.scrollTop > 1);
    box.classList.toggle("more-below", scrolls && box.scrollTop < hidden - 1);
    if (scrolls) box.tabIndex = 0;
    // Nobody loses the place where they stand.
    else if (box !== document.activeElement) box.removeAttribute("tabindex");
  };
  box.addEventListener("scroll", look, { passive: true });
  new ResizeObserver(look).observe(box);
  return look;
}
