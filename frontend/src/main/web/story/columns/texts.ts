/**
 * What incidents say in words: had when it is first asked for, of many at once, and kept for as long as it is among the last that were
 * asked for.
 */

const MOST_AT_ONCE = 100;
/** Of their ids in an address. */
const MOST_LETTERS = 3_000;
/** More than these are not looked at any more by the time they come. */
const MOST_WAITING = 3 * MOST_AT_ONCE;
const MOST_KEPT = 5_000;
/** After so long they are asked for again where the server did not answer; twice as long each time. */
const RETRY_MS = 2_000;
const LONGEST_MS = 32_000;

export interface Texts<T> {
  /** Asks for them, unless they are there. */
  of(id: string): T | undefined;
  /** Without asking. */
  known(id: string): T | undefined;
  /** Has them anew, before anybody asks. */
  have(ids: readonly string[]): Promise<void>;
  /** What is there may have changed: it is told until it is here anew, and asked for when it is next told. */
  outdate(): void;
}

/**
 * @param load by id, of those that there are
 * @param told called when some have come that were asked for
 * @param soon runs a function when all have been asked that are shown now
 */
export function createTexts<T>(
  load: (ids: readonly string[]) => Promise<ReadonlyMap<string, T>>,
  told: () => void,
  soon: (run: () => void, ms?: number) => void = setTimeout,
): Texts<T> {
  const kept = new Map<string, T>();
  const outdated = new Set<string>();
  /** The last asked for are had first. */
  const waiting = new Set<string>();
  /** On their way, or found to be nowhere. */
  const asked = new Set<string>();
  let isBusy = false;
  let failures = 0;

  const keep = (ids: readonly string[], found: ReadonlyMap<string, T>) => {
    for (const id of ids) outdated.delete(id);
    for (const [id, text] of found) {
      asked.delete(id);
      kept.delete(id);
      kept.set(id, text);
    }
    for (const id of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(id);
    }
  };
  const next = async () => {
    const ids = firstOf([...waiting].reverse());
    for (const id of ids) {
      waiting.delete(id);
      asked.add(id);
    }
    try {
      keep(ids, await load(ids));
      failures = 0;
      told();
    } catch {
      for (const id of ids) {
        asked.delete(id);
        waiting.add(id);
      }
      failures++;
    }
    if (waiting.size === 0) isBusy = false;
    else soon(next, failures ? Math.min(LONGEST_MS, RETRY_MS * 2 ** failures) : 0);
  };
  const ask = (id: string) => {
    if (asked.has(id)) return;
    waiting.delete(id);
    waiting.add(id);
    for (const first of waiting) {
      if (waiting.size <= MOST_WAITING) break;
      waiting.delete(first);
    }
    if (isBusy) return;
    isBusy = true;
    soon(next);
  };
  return {
    known: (id) => kept.get(id),
    of(id) {
      const text = kept.get(id);
      if (text === undefined || outdated.has(id)) ask(id);
      else {
        kept.delete(id);
        kept.set(id, text);
      }
      return text;
    },
    async have(ids) {
      for (let rest = ids; rest.length > 0; ) {
        const now = firstOf(rest);
        keep(now, await load(now));
        rest = rest.slice(now.length);
      }
    },
    outdate() {
      asked.clear();
      for (const id of kept.keys()) outdated.add(id);
    },
  };
}

/** As many of them as are asked for at once. */
function firstOf(ids: readonly string[]): readonly string[] {
  let letters = 0;
  const end = ids.findIndex((id, at) => {
    letters += encodeURIComponent(id).length + 1;
    return at > 0 && letters > MOST_LETTERS;
  });
  return ids.slice(0, end < 0 ? MOST_AT_ONCE : Math.min(end, MOST_AT_ONCE));
}
