/** The widget's side of what it says to the article's page. */

import type { View, ViewContext } from "../app/context.ts";
import { part } from "../dom/element.ts";
import { pause, type ReaderState, select } from "../state/state.ts";
import { addressee, type Command, isMessage, message, type Report } from "./protocol.ts";

/** Changes are reported at most so often, the last always. */
const PAUSE_MS = 120;

export function speakWithParent({
  root,
  here,
  config,
  story,
  address,
  moves,
  opened,
  reportRejected,
  store,
}: ViewContext): View {
  // The page that said hello first; nobody else is told anything, and nobody else is heard.
  let origin: string | undefined;
  let ready = false;
  const tell = (report: Report) => {
    if (origin !== undefined) parent.postMessage(message(report), addressee(origin));
  };
  const queryOf = ({ state } = store()) => new URL(address.write(here.href, state)).search.slice(1);

  const hear = (command: Command) => {
    switch (command.type) {
      case "hello":
        if (ready) greet();
        return;
      case "go":
        return store().apply((state) => moved(state, String(command.query)));
      case "play":
        return store().apply((state) => {
          if (command.direction === 0) return pause(state);
          // Already playing, it goes on, and from the end it begins anew, as by the page's own button.
          const { direction } = command;
          return direction === 1 || direction === -1 ? moves.togglePlay(direction)(pause(state)) : state;
        });
      case "select":
        return store().apply(select(command.id === null ? null : keyOf(String(command.id))));
    }
  };
  /** What is not named stays, and so does what is named as it cannot be; but a new time without a mode of its own leaves a scene. */
  const moved = (state: ReaderState, query: string): ReaderState => {
    const params = new URL(address.write(here.href, state)).searchParams;
    const given = new URLSearchParams(query);
    const named = new URLSearchParams([...given].filter(([, value]) => value));
    const rejected = address.read(`?${named}`).rejected.filter(({ outside }) => !outside);
    reportRejected(rejected, state);
    for (const { name } of rejected) given.delete(name);
    if (given.has("scene")) for (const name of ["t", "mode", "window", "lat", "lon", "z"]) params.delete(name);
    else if (given.has("t")) for (const name of ["scene", "window"]) params.delete(name);
    for (const [name, value] of given) {
      if (value) params.set(name, value);
      else params.delete(name);
    }
    const { speed, loop } = state;
    return { ...opened(address.read(`?${params}`).state, `?${params}`), speed, loop };
  };
  const keyOf = (id: string) => story.events.find((event) => event.id === id)?.key ?? null;
  const idOf = (key: string | null) => story.events.find((event) => event.key === key)?.id ?? null;

  addEventListener("message", ({ source, origin: from, data }: MessageEvent<unknown>) => {
    if (source !== parent || parent === window || !isMessage<Command>(data)) return;
    if (origin === undefined && data.type === "hello") origin = from;
    if (from === origin) hear(data);
  });
  // This says nothing, and so may be heard by anybody.
  if (parent !== window) parent.postMessage(message({ type: "hello" }), "*");

  const measure = () => {
    const { scrollHeight, clientHeight } = document.documentElement;
    if (scrollHeight > clientHeight) tell({ type: "size", height: scrollHeight });
  };
  new ResizeObserver(measure).observe(part(root, "story"));
  // What it has too much of changes with the frame as well, though its own size may stay.
  addEventListener("resize", measure);
  const greet = () => {
    tell({ type: "ready", query: queryOf(), title: config.story.title });
    measure();
  };

  let reported = "";
  let waiting = false;
  return {
    update(state, shown) {
      if (!shown) {
        ready = true;
        reported = `${queryOf()} ${state.playing}`;
        greet();
        return;
      }
      if (state.selected !== shown.selected) tell({ type: "select", id: idOf(state.selected) });
      if (waiting) return;
      waiting = true;
      setTimeout(() => {
        waiting = false;
        const { playing } = store().state;
        const now = `${queryOf()} ${playing}`;
        if (now === reported) return;
        reported = now;
        tell({ type: "change", query: queryOf(), playing: playing !== 0 });
      }, PAUSE_MS);
    },
  };
}
