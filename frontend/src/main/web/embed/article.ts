/** Lets an article drive its maps without a script of its own. */

interface Driven extends HTMLElement {
  goTo(query: string): void;
}

/** The map that an element names by its id in data-chrono-map; without a name the article's first. */
function mapOf(element: Element, name: string): Driven | undefined {
  const id = element.getAttribute("data-chrono-map");
  const found = id ? document.getElementById(id) : document.querySelector(name);
  return found?.localName === name ? (found as Driven) : undefined;
}

/** <a data-chrono-map="id" href="?t=2022-01-06"> takes the map there, and leaves the reader where she is. */
export function driveByLinks(name: string): void {
  document.addEventListener("click", (event) => {
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    const link = event.target instanceof Element ? event.target.closest("a[data-chrono-map]") : null;
    const map = plain && link ? mapOf(link, name) : undefined;
    if (!link || !map || event.defaultPrevented) return;
    event.preventDefault();
    map.goTo(link.getAttribute("href") ?? "");
  });
}

/** <p data-chrono-step="?t=2022-01-06" data-chrono-map="id"> takes it there when it is scrolled to the middle of the window. */
export function driveBySteps(name: string): void {
  const middle = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) mapOf(target, name)?.goTo(target.getAttribute("data-chrono-step") ?? "");
      }
    },
    { rootMargin: "-50% 0px -50% 0px" },
  );
  const observed = new WeakSet<Element>();
  const find = () => {
    for (const step of document.querySelectorAll("[data-chrono-step]")) {
      if (observed.has(step)) continue;
      observed.add(step);
      middle.observe(step);
    }
  };
  find();
  // An async script may run before the article is whole, and an article may grow.
  document.addEventListener("DOMContentLoaded", find);
  new MutationObserver(find).observe(document.documentElement, { childList: true, subtree: true });
}
