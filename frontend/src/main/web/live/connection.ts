/** The one connection on which the server tells of changes, opened again for as long as somebody may be looking. */
import { delayMs } from "./backoff.ts";

/** The server says something every 15 seconds; after this long the connection is taken for dead. */
export const SILENCE_MS = 45_000;

export const EVENTS = ["change", "reset", "stale", "fresh", "beat"] as const;
export type EventName = (typeof EVENTS)[number];

/** After so many refusals it may be the number last heard that the server does not know: its log may be another by now. */
const MOST_ATTEMPTS = 6;

/** What is needed of an EventSource. */
export interface EventStream {
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

export interface Connection {
  /** Opens it, at once, unless it is open. */
  wake(): void;
  /** Closes it; what happens meanwhile is told when it wakes. */
  sleep(): void;
}

/**
 * @param since the sequence number of the last change known
 * @param heard told every event but the beats
 */
export function createConnection(
  address: string,
  since: number,
  heard: (name: Exclude<EventName, "beat">, data: string) => void,
  open: (address: string) => EventStream = (url) => new EventSource(url),
): Connection {
  let last = since;
  let attempt = 0;
  let source: EventStream | undefined;
  let retrying: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const close = () => {
    clearTimeout(retrying);
    clearTimeout(silence);
    source?.close();
    source = undefined;
  };
  // Not left to the browser, whose pause is the same for all readers, and which gives up when the server refuses.
  const again = () => {
    close();
    retrying = setTimeout(connect, delayMs(attempt));
    attempt++;
  };
  const listen = () => {
    clearTimeout(silence);
    silence = setTimeout(again, SILENCE_MS);
  };
  const connect = () => {
    close();
    const isLost = attempt >= MOST_ATTEMPTS;
    const own = open(isLost ? address : `${address}${address.includes("?") ? "&" : "?"}since=${last}`);
    source = own;
    own.addEventListener("open", () => {
      if (source !== own || !isLost) return;
      last = 0;
      heard("reset", "");
    });
    for (const name of EVENTS) {
      own.addEventListener(name, ({ lastEventId, data }) => {
        if (source !== own) return;
        attempt = 0;
        listen();
        if (/^\d+$/.test(lastEventId)) last = Math.max(last, Number(lastEventId));
        if (name !== "beat") heard(name, data);
      });
    }
    own.addEventListener("error", () => source === own && again());
    listen();
  };
  return {
    wake() {
      if (!source) connect();
    },
    sleep: close,
  };
}
