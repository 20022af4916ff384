/** <chrono-map>: a story's map in an article. It frames the widget, gives it room, and speaks with it. */
import { addressee, type Command, isMessage, message, OPAQUE, type Report, VERSION } from "./protocol.ts";

/** What a state is made of; each is an attribute, and a property that tells the state at present. */
const STATE = "t mode window category status place actor source undated q incident scene lat lon z".split(" ");
/** What the widget is made for: another value makes it anew. */
const MADE_FOR = ["story", "server", "lang", "theme", "controls"];

/** As high as the column is wide asks for, within bounds; the same as in the code that an article is given, so nothing shifts. */
const STYLE = `
  :host { display: block; position: relative; width: 100%; aspect-ratio: 16 / 11; min-height: 460px; max-height: 760px }
  :host([hidden]) { display: none }
  iframe { position: absolute; inset: 0; width: 100%; height: 100%; border: 0 }
`;

/** @param root the server's address, with a slash at its end */
export function defineElement(name: string, root: string): CustomElementConstructor {
  class ChronoMap extends HTMLElement {
    static readonly version = VERSION;
    static readonly observedAttributes = [...STATE, ...MADE_FOR];

    #frame: HTMLIFrameElement | undefined;
    /** The frame's, as it said itself: an article in a sandbox hands that down. */
    #origin = "";
    #ready = false;
    #query = "";
    #commands: Command[] = [];
    #width = 0;
    /** What did not fit a narrow column may fit a wider one: the style's own height is tried again. */
    readonly #sized = new ResizeObserver(() => {
      if (this.clientWidth === this.#width) return;
      this.#width = this.clientWidth;
      this.style.minHeight = this.#ownHeights[0];
      this.style.maxHeight = this.#ownHeights[1];
    });
    /** The least and the most height that the article gave it. */
    #ownHeights: readonly [string, string] = ["", ""];
    readonly #listen = (event: MessageEvent<unknown>) => this.#hear(event);

    /** The state at present, as a query string without a question mark. */
    get state(): string {
      return this.#query || this.#requested().toString();
    }

    connectedCallback(): void {
      addEventListener("message", this.#listen);
      this.#ownHeights = [this.style.minHeight, this.style.maxHeight];
      this.#sized.observe(this);
      const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      // Not a style element, which an article's own policy may forbid.
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      shadow.adoptedStyleSheets = [sheet];
      this.#make();
    }

    disconnectedCallback(): void {
      removeEventListener("message", this.#listen);
      this.#sized.disconnect();
      this.#frame?.remove();
      this.#frame = undefined;
    }

    attributeChangedCallback(attribute: string, before: string | null, now: string | null): void {
      if (!this.#frame || before === now) return;
      if (MADE_FOR.includes(attribute)) this.#make();
      else this.goTo({ [attribute]: now ?? "" });
    }

    /** Takes a state: a query string, or an object of its parameters. What is not given stays as it is. */
    goTo(state: string | Readonly<Record<string, string>>): void {
      // What stands before a query is an address, and holds no equals sign.
      const query = typeof state === "string" ? state.replace(/^[^?=]*\?/, "") : new URLSearchParams(state).toString();
      this.#command({ type: "go", query });
    }

    /** Plays forward; with -1 back. */
    play(direction: 1 | -1 = 1): void {
      this.#command({ type: "play", direction });
    }

    pause(): void {
      this.#command({ type: "play", direction: 0 });
    }

    /** Opens the details of an incident or movement by its id; null closes them. */
    select(id: string | null): void {
      this.#command({ type: "select", id });
    }

    #server(): string {
      return (this.getAttribute("server") ?? root).replace(/\/?$/, "/");
    }

    /** What the attributes ask for, and what the address of the page has kept. */
    #requested(): URLSearchParams {
      const requested = new URLSearchParams();
      for (const part of [...STATE, "lang", "theme", "controls"]) {
        const value = this.getAttribute(part);
        if (value) requested.set(part, value);
      }
      const kept = this.#keptIn();
      if (kept)
        for (const [part, value] of new URLSearchParams(kept.searchParams.get(this.#keeps()) ?? ""))
          requested.set(part, value);
      return requested;
    }

    /** The parameter of the page's address that keeps this map's state, if it is to. */
    #keeps(): string {
      return this.getAttribute("keep") ?? "";
    }

    #keptIn(): URL | undefined {
      return this.#keeps() ? new URL(location.href) : undefined;
    }

    #make(): void {
      const story = this.getAttribute("story");
      this.#frame?.remove();
      this.#frame = undefined;
      this.#ready = false;
      if (!story) {
        console.error(`<${name}> lacks its story: story="name-of-the-story"`);
        return;
      }
      const frame = document.createElement("iframe");
      const address = new URL(`embed/${encodeURIComponent(story)}/`, this.#server());
      address.search = this.#requested().toString();
      frame.loading = "lazy";
      frame.referrerPolicy = "no-referrer";
      frame.allow = "clipboard-write";
      frame.title = this.title || this.textContent?.trim() || "Chronomap";
      frame.src = address.href;
      this.#frame = frame;
      this.shadowRoot?.append(frame);
    }

    #command(command: Command): void {
      if (this.#ready) this.#send(command);
      else this.#commands.push(command);
    }

    #send(command: Command): void {
      this.#frame?.contentWindow?.postMessage(message(command), addressee(this.#origin));
    }

    #hear({ source, origin, data }: MessageEvent<unknown>): void {
      if (!this.#frame || source !== this.#frame.contentWindow || !isMessage<Report>(data)) return;
      if (origin !== OPAQUE && origin !== new URL(this.#server()).origin) return;
      this.#origin = origin;
      switch (data.type) {
        case "hello":
          this.#send({ type: "hello" });
          return;
        case "ready":
          this.#query = data.query;
          if (!this.title) this.#frame.title = data.title;
          if (this.#ready) return;
          this.#ready = true;
          for (const command of this.#commands.splice(0)) this.#send(command);
          this.#tell("chrono-ready", { state: data.query });
          return;
        case "change":
          this.#query = data.query;
          this.#keep();
          this.#tell("chrono-change", { state: data.query, playing: data.playing });
          return;
        case "select":
          this.#tell("chrono-select", { id: data.id });
          return;
        case "size":
          // Only ever more than the style gives, while the width stays: else the frame would push the article about.
          if (data.height > this.clientHeight) this.style.minHeight = this.style.maxHeight = `${data.height}px`;
      }
    }

    #keep(): void {
      const address = this.#keptIn();
      if (!address) return;
      address.searchParams.set(this.#keeps(), this.#query);
      history.replaceState(history.state, "", address);
    }

    #tell(event: string, detail: unknown): void {
      this.dispatchEvent(new CustomEvent(event, { detail, bubbles: true }));
    }
  }

  for (const part of STATE) {
    // An element's own `window` and `source` are no properties of HTMLElement, so none is lost.
    Object.defineProperty(ChronoMap.prototype, part, {
      get(this: ChronoMap) {
        return new URLSearchParams(this.state).get(part) ?? "";
      },
      set(this: ChronoMap, value: string) {
        this.goTo({ [part]: String(value) });
      },
    });
  }
  customElements.define(name, ChronoMap);
  return ChronoMap;
}
