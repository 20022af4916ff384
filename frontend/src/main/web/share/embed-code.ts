/** The code that an editor pastes into an article. */

export interface EmbedOptions {
  /** The server's address, with a slash at its end. */
  readonly root: string;
  readonly story: string;
  /** The address of the story's page, without a query. */
  readonly page: string;
  readonly title: string;
  /** The state to begin with, as a query string without a question mark. */
  readonly query: string;
  readonly lang: string;
  readonly theme: "auto" | "light" | "dark";
  readonly controls: boolean;
  /** Whether the story stands as files, without a server: its pictures are then one for each language. */
  readonly files: boolean;
  readonly by: "script" | "frame";
  /** A script sizes the map by itself; a plain frame has a height in CSS pixels. */
  readonly height: number;
}

/** The state, and what the widget is made for, in the order of the documentation. */
export function widgetQuery({
  query,
  lang,
  theme,
  controls,
}: Omit<EmbedOptions, "root" | "story" | "page" | "title" | "files" | "by" | "height">): URLSearchParams {
  const params = new URLSearchParams(query);
  params.set("lang", lang);
  if (theme === "auto") params.delete("theme");
  else params.set("theme", theme);
  if (!controls) params.set("controls", "false");
  return params;
}

export function widgetAddress(options: EmbedOptions): string {
  const address = new URL(`embed/${encodeURIComponent(options.story)}/`, options.root);
  address.search = widgetQuery(options).toString();
  return address.href;
}

/** Where the script does not run, the picture fills that room, above the link's words. */
const PICTURE = "display:block;width:100%;height:calc(100% - 2em);object-fit:contain";

/** The same room as the script's own element takes, so that nothing shifts when the script comes. */
const ROOM = "display:block;width:100%;aspect-ratio:16/11;min-height:460px;max-height:760px";

export function embedCode(options: EmbedOptions): string {
  const { root, story, title, height } = options;
  if (options.by === "frame") {
    const frame = {
      src: widgetAddress(options),
      title,
      width: "100%",
      height: String(height),
      loading: "lazy",
      referrerpolicy: "no-referrer",
      allow: "clipboard-write",
      style: "border:0",
    };
    return `<iframe${attributes(frame)}></iframe>`;
  }
  const params = widgetQuery(options);
  const page = new URL(options.page);
  page.search = params.toString();
  page.searchParams.delete("controls");
  const picture = new URL(
    `stories/${encodeURIComponent(story)}/card${options.files ? `-${options.lang}` : ""}.png`,
    root,
  );
  if (!options.files) picture.search = page.search;
  const map = { story, ...Object.fromEntries(params), style: ROOM };
  return (
    `<script async${attributes({ src: new URL("embed.js", root).href })}></script>\n` +
    `<chrono-map${attributes(map)}><a${attributes({ href: page.href, style: "display:block;height:100%" })}>` +
    `<img${attributes({ src: picture.href, alt: "", loading: "lazy", style: PICTURE })}>${escaped(title)}</a></chrono-map>`
  );
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join("");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
