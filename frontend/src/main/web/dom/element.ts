/** Makes an element. Children that are strings become text, never markup. */

type Child = Node | string | null | undefined | false;
type Attributes = Readonly<Record<string, string | boolean | undefined>>;

function fillIn<E extends Element>(element: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

export function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  return fillIn(document.createElement(name), attributes, children);
}

export function svg<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  return fillIn(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

/**
 * The part of a story's page that has a class: by its root, since another story may stand beside it.
 *
 * @throws Error if the page lacks it
 */
export function part(root: HTMLElement, name: string): HTMLElement;
export function part<T extends HTMLElement>(root: HTMLElement, name: string, type: new () => T): T;
export function part(root: HTMLElement, name: string, type = HTMLElement): HTMLElement {
  const element = root.querySelector(`.${name}`);
  if (!(element instanceof type)) throw new Error(`The page lacks its part .${name}`);
  return element;
}

/** An id to refer to an element by: its name, with a number where a story beside has taken that. */
export function freeId(name: string): string {
  let id = name;
  for (let nth = 2; document.getElementById(id); nth++) id = `${name}-${nth}`;
  return id;
}

/** An element's id, to refer to it by: one that has none is given one. */
export function idOf(element: HTMLElement, name: string): string {
  element.id ||= freeId(name);
  return element.id;
}

/** Sets it only where it differs: a browser styles anew what is told the same again. */
export function setHidden(element: HTMLElement, hidden: boolean): void {
  if (element.hidden !== hidden) element.hidden = hidden;
}

/** Sets it only where it differs. */
export function setAttribute(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Sets text only where it differs, so that an unchanged node costs no layout and no announcement. */
export function setText(node: Node, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}
