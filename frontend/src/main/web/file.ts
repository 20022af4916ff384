/**
 * Does for a page that is a file what a server does for it: opens the file of the language that the address asks for, and the
 * colours and controls that it asks for. It runs while the page is being read, before anything is painted.
 */

const LIGHT = ["light", "not all"];
const DARK = ["dark", "screen and (forced-colors: none)"];

function prepare(): void {
  const parameters = new URLSearchParams(location.search);
  const own = document.currentScript?.dataset ?? {};
  const language = parameters.get("lang");
  if (language && language !== own["lang"] && own["languages"]?.split(" ").includes(language)) {
    const other = new URL(`${language}.html`, location.href);
    other.search = location.search;
    other.hash = location.hash;
    location.replace(other);
    return;
  }
  const theme = parameters.get("theme");
  const [scheme, media] = theme === "light" ? LIGHT : theme === "dark" ? DARK : [];
  if (theme && scheme && media) {
    document.querySelector("meta[name=color-scheme]")?.setAttribute("content", scheme);
    const choose = () => {
      for (const dark of document.querySelectorAll("[data-dark]")) dark.setAttribute("media", media);
    };
    choose();
    addEventListener("DOMContentLoaded", () => {
      choose();
      for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-lang]")) {
        const address = new URL(link.href);
        address.searchParams.set("theme", theme);
        link.href = address.href;
      }
    });
  }
  if (parameters.get("controls") === "false") document.querySelector(".story")?.classList.add("bare");
}

prepare();

export {};
