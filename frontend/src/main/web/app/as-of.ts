/** From a page of an earlier time a link leads to what is known now, in the state on screen. */

/** @param address of the state on screen */
export function linkToNow(root: HTMLElement, address: () => string): void {
  const link = root.querySelector<HTMLAnchorElement>("a[data-now]");
  const write = () => {
    const now = new URL(address());
    now.searchParams.delete("as-of");
    link?.setAttribute("href", now.href);
  };
  // Written when it is about to be followed: the state changes more often than that.
  for (const event of ["pointerdown", "focus"]) link?.addEventListener(event, write);
}
