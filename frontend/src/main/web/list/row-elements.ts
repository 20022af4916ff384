/** Puts the rows of a list and their headings into the page, and leaves alone what is there already. */
import { el, setAttribute } from "../dom/element.ts";

/** A section with its heading and the list for its rows. */
export interface Section {
  readonly section: HTMLElement;
  readonly list: HTMLElement;
}

export function createSection(id: string, heading: HTMLElement): Section {
  const list = el("ol", { "aria-labelledby": id });
  return { section: el("section", { class: "group" }, heading, list), list };
}

export function setMargin(element: HTMLElement, px: number): void {
  const margin = px >= 1 ? `${px}px` : "";
  if (element.style.marginTop !== margin) element.style.marginTop = margin;
}

/** @param position the row's among those of its list, from 1, and how many these are */
export function setPosition(item: HTMLElement, position: readonly [number, number] | undefined): void {
  ["aria-posinset", "aria-setsize"].forEach((name, index) => {
    if (!position) item.removeAttribute(name);
    else setAttribute(item, name, String(position[index]));
  });
}

/** Makes these its children, in order, without moving one that is there: what is moved loses the focus. */
export function setChildren(parent: HTMLElement, children: readonly HTMLElement[]): void {
  const kept = new Set<Element>(children);
  for (const child of [...parent.children]) if (!kept.has(child)) child.remove();
  let next = parent.firstElementChild;
  for (const child of children) {
    if (child === next) next = next.nextElementSibling;
    else parent.insertBefore(child, next);
  }
}
