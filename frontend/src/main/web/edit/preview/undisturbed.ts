/**
 * Keeps the focus where somebody writes. The previewed page gives it to what it shows, as it does for readers, and after each save
 * again: that would take the keys away in the middle of a word. It may have the focus once somebody goes there, until they are elsewhere.
 */
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

type Page = Window & typeof globalThis;

/** @returns to be called with each page that the preview has loaded */
export function useUndisturbed(preview: RefObject<HTMLElement>): (page: Window) => void {
  const isThere = useRef(false);
  useEffect(() => {
    let had: EventTarget | null = null;
    const goes = ({ target }: Event) => {
      isThere.current = target instanceof Node && preview.current?.contains(target) === true;
    };
    const pressed = (event: KeyboardEvent) => {
      // It may lead there, from before or from behind.
      if (event.key === "Tab") isThere.current = true;
      else goes(event);
    };
    const left = ({ target }: FocusEvent) => {
      had = target;
    };
    // A page that is not loaded to its end takes it nevertheless.
    const taken = () => {
      const { activeElement } = document;
      const isTaken = activeElement?.tagName === "IFRAME" && preview.current?.contains(activeElement);
      if (isTaken && !isThere.current && had instanceof HTMLElement) had.focus({ preventScroll: true });
    };
    document.addEventListener("focusin", goes, true);
    document.addEventListener("pointerdown", goes, true);
    document.addEventListener("keydown", pressed, true);
    document.addEventListener("focusout", left, true);
    addEventListener("blur", taken);
    return () => {
      document.removeEventListener("focusin", goes, true);
      document.removeEventListener("pointerdown", goes, true);
      document.removeEventListener("keydown", pressed, true);
      document.removeEventListener("focusout", left, true);
      removeEventListener("blur", taken);
    };
  }, []);
  return (page) => {
    const { prototype } = (page as Page).HTMLElement;
    const { focus } = prototype;
    prototype.focus = function (options) {
      if (isThere.current) focus.call(this, options);
    };
    page.addEventListener(
      "pointerdown",
      () => {
        isThere.current = true;
      },
      true,
    );
  };
}
