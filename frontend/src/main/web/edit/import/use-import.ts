/** One import from the file to the end: what is sent, how it stands on the server, and what is asked of it. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { PageProps } from "../props.ts";
import type { Answer } from "../server/ask.ts";
import type { Ask } from "../server/asking.tsx";
import { inWords } from "../server/fault-words.ts";
import { toldOf } from "../server/told.ts";
import {
  type Applied,
  type FileOptions,
  importsOf,
  isUnderWay,
  type Listed,
  type Mapped,
  NO_OPTIONS,
  nameOf,
  optionsOf,
  type PlaceQuestion,
  type Report,
  type SampleRow,
  type Standing,
} from "./imports.ts";
import type { Mapping } from "./mapping.ts";
import { problemIn } from "./notes.ts";
import { isZip } from "./pasted.ts";
import { addressOfTrial, isReadable, send } from "./send.ts";

/** How long nothing is chosen before the file is read again. */
const REST_MS = 500;
/** How often it is asked how an import stands: soon, and of a long one less often. */
const FIRST_POLL_MS = 150;
const POLL_MS = 1_000;
/** What is asked is not for what was sent. */
const UNFIT_ASKED = 400;
/** It is thrown away: here, in another tab, or after its time. */
const THROWN_AWAY = 404;
/** What is sent again later may come through: as many wait as the server takes, or its disk is full. */
const LATER: readonly number[] = [503, 507];
/** A network that went is waited for. */
const AWAY_MS = 3_000;

export type Stage =
  | { readonly kind: "choosing" }
  /** @property share - from 0 to 1 */
  | { readonly kind: "sending"; readonly name: string; readonly share: number }
  | { readonly kind: "known"; readonly standing: Standing };

export interface Wanted {
  /** The name of a kept mapping; empty = it is guessed. */
  readonly kept: string;
  /** By which it is read if it goes with its columns; null = none, absent = the one of the file before. */
  readonly mapping: Mapping | null;
  readonly options: FileOptions;
}

export interface Import {
  readonly stage: Stage;
  /** Of the last check that came to its end. */
  readonly report: Report | null;
  readonly rows: readonly SampleRow[];
  /** As it is chosen on the page; the report may be of the one before. */
  readonly mapping: Mapping | null;
  /** Whether something was chosen that the report does not know yet. */
  readonly isBehind: boolean;
  /** Names of places that were asked about, with those that are answered. */
  readonly questions: readonly PlaceQuestion[];
  readonly draft: boolean;
  /** What went wrong last; empty = nothing. */
  readonly told: string;
  /** Asks once more what did not come through; null = nothing is to be asked, or it is done by itself. */
  readonly again: (() => void) | null;
  /** What was decided on the way that the user should know; empty = nothing. */
  readonly remark: string;
  readonly listed: Listed | null;
  /** Null where it is not at hand: then the server alone has it. */
  readonly file: File | null;
  /** What was said of the file. */
  readonly options: FileOptions;
  take(file: File, wanted?: Partial<Wanted>): void;
  open(id: string): void;
  choose(mapping: Mapping): void;
  /** Has the file read in another way. */
  readAs(options: FileOptions): void;
  chooseDraft(draft: boolean): void;
  keep(name: string): void;
  apply(wanted: Omit<Applied, "draft">): Promise<void>;
  /** Cancels what is under way. */
  cancel(): void;
  remove(id: string): void;
  undo(): void;
  /** To another file. */
  leave(): void;
}

type Refused = Exclude<Answer<unknown>, { kind: "ok" }>;

/** @param mustDraft whether it is an author's, who writes drafts alone */
export function useImport(props: PageProps, ask: Ask, story: string, mustDraft: boolean): Import {
  const { page, words } = props;
  const { t } = words;
  const imports = useMemo(() => importsOf((path, asked) => latest.current.ask(path, asked), story), []);
  const [stage, setStage] = useState<Stage>({ kind: "choosing" });
  const [report, setReport] = useState<Report | null>(null);
  const [rows, setRows] = useState<readonly SampleRow[]>([]);
  const [mapping, setMapping] = useState<Mapping | null>(null);
  const [questions, setQuestions] = useState<readonly PlaceQuestion[]>([]);
  const [draft, setDraft] = useState(true);
  const [told, setTold] = useState("");
  const [remark, setRemark] = useState("");
  const [listed, setListed] = useState<Listed | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [options, setOptions] = useState<FileOptions>(NO_OPTIONS);
  const [isBehind, setBehind] = useState(false);
  const sending = useRef<AbortController | null>(null);
  const [again, setAgain] = useState<(() => void) | null>(null);
  const latest = useRef({ ask, listed, mapping, file, options });
  latest.current = { ask, listed, mapping, file, options };
  /** Which import is followed: what an earlier one answers later is nobody's any more. */
  const turn = useRef(0);
  /** What shall be asked by the next check; null = nothing else than was. */
  const next = useRef<Mapped | null>(null);
  const resting = useRef<ReturnType<typeof setTimeout>>();
  /** Whether its file is read in another way just now, so that its columns may be others. */
  const isReadAnew = useRef(false);
  /** The import whose end is waited for. */
  const followed = useRef<string | null>(null);

  const tell = (text: string, asked: (() => void) | null = null) => {
    setTold(text);
    setAgain(() => asked);
  };
  const say = (answer: Refused, asked: (() => void) | null = null) => {
    const code = codeOf(answer);
    tell((code && problemIn(code, words, latest.current.listed?.maxSize)) || toldOf(answer, words), asked);
  };
  /** It is not on the server any more; what is here goes there again if that is wanted. */
  const gone = (answer: Refused) => {
    const { file: kept, mapping: mended, options: said } = latest.current;
    turn.current++;
    followed.current = null;
    next.current = null;
    if (kept === null) {
      forget();
      leave();
      return say(answer);
    }
    history.replaceState(null, "", location.pathname + location.search);
    if (mended === null) setStage({ kind: "sending", name: kept.name, share: 0 });
    setBehind(true);
    tell(t("edit.import.thrownAway"), () => void take(kept, { mapping: mended, options: said }));
  };
  const list = async () => {
    const answer = await imports.list();
    if (answer.kind === "ok") setListed(answer.body);
    else say(answer);
  };
  const stand = (standing: Standing) => {
    setStage({ kind: "known", standing });
    setOptions(optionsOf(standing));
    history.replaceState(null, "", `#${standing.id}`);
  };
  const forget = () => {
    clearTimeout(resting.current);
    next.current = null;
    setReport(null);
    setRows([]);
    setMapping(null);
    setQuestions([]);
    setBehind(false);
    tell("");
    setRemark("");
  };

  /** Waits for the end of what the server does with it; what was chosen meanwhile is asked then. */
  const follow = async (id: string, mine = turn.current): Promise<Standing | null> => {
    if (followed.current === id) return null;
    followed.current = id;
    for (let polls = 0; mine === turn.current; polls++) {
      const answer = await imports.find(id);
      if (mine !== turn.current) break;
      if (answer.kind === "away") {
        say(answer);
        await rest(AWAY_MS);
        continue;
      }
      if (answer.kind !== "ok") {
        if (isThrownAway(answer)) gone(answer);
        else say(answer, () => void follow(id));
        break;
      }
      tell("");
      stand(answer.body);
      if (isUnderWay(answer.body)) {
        await rest(polls < 5 ? FIRST_POLL_MS : POLL_MS);
        continue;
      }
      if (next.current === null) {
        followed.current = null;
        await ended(answer.body, mine);
        return answer.body;
      }
      if (!(await checkAgain(id))) break;
      polls = 0;
    }
    if (followed.current === id) followed.current = null;
    return null;
  };
  const ended = async (standing: Standing, mine: number) => {
    const { report: found, id } = standing;
    if (standing.state === "cancelled") {
      // Of what nothing was stored nothing is to be looked at either.
      await imports.remove(id);
      if (mine !== turn.current) return;
      forget();
      leave();
      setRemark(t("edit.import.cancelled"));
      return;
    }
    if (standing.problem?.code === "unfit-mapping" && isReadAnew.current) {
      isReadAnew.current = false;
      setRemark(t("edit.import.otherColumns"));
      return check({ mapping: null, draft: standing.draft }, 0);
    }
    isReadAnew.current = false;
    if (found) {
      setReport(found);
      setMapping(found.mapping);
      setDraft(standing.draft || mustDraft);
      const open = found.choices.places ?? [];
      setQuestions((before) => [...before.filter((one) => !open.some(({ name }) => name === one.name)), ...open]);
    }
    setBehind(false);
    const sampled = await imports.rows(id);
    if (mine === turn.current && sampled.kind === "ok") setRows(sampled.body.rows);
    void list();
  };
  /** Asks for what was chosen, until an answer comes; false where it is to be followed no further. */
  const checkAgain = async (id: string, mine = turn.current): Promise<boolean> => {
    const wanted = next.current;
    if (wanted === null) return true;
    next.current = null;
    const answer = await imports.map(id, wanted);
    if (mine !== turn.current) return false;
    if (answer.kind === "ok") {
      tell("");
      if (wanted.keep) setRemark(t("edit.import.kept", wanted.keep));
      return true;
    }
    if (codeOf(answer) === "file-gone") {
      setBehind(false);
      const { file: kept } = latest.current;
      if (kept && wanted.options) void take(kept, { options: wanted.options });
      else {
        say(answer);
        // In another tab somebody went on with it.
        void look(id);
      }
      return false;
    }
    if (isThrownAway(answer)) {
      gone(answer);
      return false;
    }
    // What is chosen meanwhile is newer.
    next.current ??= wanted;
    if (codeOf(answer) === "under-way") return true;
    // What the page shows is not what the server has: it is neither forgotten nor imported.
    if (answer.kind === "away") {
      say(answer);
      await rest(AWAY_MS);
      return mine === turn.current && (next.current === null || checkAgain(id, mine));
    }
    say(answer, () => next.current && check(next.current, 0));
    return false;
  };
  const check = (wanted: Pick<Mapped, "mapping" | "draft"> & Partial<Mapped>, delay = REST_MS) => {
    // What is to be read in another way is so, whatever is chosen before that is asked.
    next.current = { keep: "", options: next.current?.options ?? null, ...wanted };
    if (wanted.mapping) setMapping(wanted.mapping);
    setBehind(true);
    tell("");
    clearTimeout(resting.current);
    resting.current = setTimeout(async () => {
      const { current } = known;
      // Else whoever waits for its end asks then.
      if (current && followed.current === null && (await checkAgain(current.id))) void follow(current.id);
    }, delay);
  };
  const known = useRef<Standing | null>(null);
  known.current = stage.kind === "known" ? stage.standing : null;

  const take = async (taken: File, wanted: Partial<Wanted> = {}) => {
    const mine = ++turn.current;
    const as = { kept: wanted.kept ?? "", options: wanted.options ?? NO_OPTIONS };
    // What was mended for a file is right for it when it comes again, and for its rows that were mended.
    const { mapping: before = as.kept === "" ? latest.current.mapping : null } = wanted;
    const { current: left } = known;
    sending.current?.abort();
    followed.current = null;
    const asked = () => void take(taken, { ...as, mapping: before });
    forget();
    if (left && isUnderWay(left) && !left.dryRun) setRemark(t("edit.import.goesOn", nameOf(left.name, words)));
    const most = listed?.maxSize ?? Number.POSITIVE_INFINITY;
    if (taken.size > most) {
      setStage({ kind: "choosing" });
      return tell(problemIn("too-large", words, most) ?? "");
    }
    setFile(taken);
    setOptions(as.options);
    const stop = new AbortController();
    sending.current = stop;
    for (const given of before ? [before, null] : [null]) {
      setStage({ kind: "sending", name: taken.name, share: 0 });
      const sent = await sendOnce(taken, given, as, stop, asked);
      if (mine !== turn.current) return;
      if (sent === null) return;
      stand(sent);
      const end = await follow(sent.id, mine);
      if (mine !== turn.current || end?.problem?.code !== "unfit-mapping" || given === null) return;
      await imports.remove(sent.id);
      setRemark(t("edit.import.otherColumns"));
    }
  };
  /** Null where it did not come through: why is told. */
  const sendOnce = async (
    taken: File,
    given: Mapping | null,
    { kept, options: as }: Omit<Wanted, "mapping">,
    { signal }: AbortController,
    asked: () => void,
  ): Promise<Standing | null> => {
    for (;;) {
      const account = await latest.current.ask<{ csrf?: string }>("/account");
      if (account.kind !== "ok") {
        say(account, asked);
        return null;
      }
      const sent = await send({
        address: page.base + addressOfTrial(story, taken, mustDraft || draft, as, given === null ? kept : ""),
        file: taken,
        mapping: given,
        csrf: account.body.csrf ?? "",
        lang: page.lang,
        signal,
        onSent: (share) => setStage({ kind: "sending", name: taken.name, share }),
      });
      if (sent.kind === "ok") return sent.body;
      // Signing in is asked for by the next question who that is.
      if (sent.kind === "signed-out") continue;
      // Whoever stopped it has gone on to something else.
      if (sent.kind === "stopped") return null;
      if (sent.kind === "away" && !(await isReadable(taken))) {
        setStage({ kind: "choosing" });
        tell(t("edit.import.fileChanged"));
      } else if (sent.kind === "away") tell(t("edit.import.away"), asked);
      else {
        const problem = inWords(sent.problem, words);
        const isLater = LATER.includes(problem.status);
        // A story's folder cannot be tried.
        if (isZip(taken) && problem.status === UNFIT_ASKED) tell(t("edit.import.zip", taken.name));
        else say({ kind: "refused", problem }, isLater ? asked : null);
        if (!isLater) setStage({ kind: "choosing" });
      }
      return null;
    }
  };
  const leave = () => {
    turn.current++;
    followed.current = null;
    setStage({ kind: "choosing" });
    setFile(null);
    history.replaceState(null, "", location.pathname + location.search);
    void list();
  };

  /** How it stands by now, where that may be another's doing. */
  const look = async (id = known.current?.id) => {
    if (id === undefined) return list();
    if (followed.current === id) return;
    const mine = turn.current;
    const answer = await imports.find(id);
    if (mine !== turn.current || followed.current !== null || known.current?.id !== id) return;
    if (answer.kind === "ok" && isUnderWay(answer.body)) void follow(id);
    else if (answer.kind === "ok") {
      stand(answer.body);
      if (answer.body.state === "done") tell("");
    } else if (isThrownAway(answer)) gone(answer);
    else say(answer);
  };
  const latestLook = useRef(look);
  latestLook.current = look;
  useEffect(() => {
    const seen = () => {
      if (document.visibilityState === "visible") void latestLook.current();
    };
    document.addEventListener("visibilitychange", seen);
    return () => document.removeEventListener("visibilitychange", seen);
  }, []);

  useEffect(() => {
    void list();
    const id = location.hash.slice(1);
    if (id) void follow(id);
    return () => {
      turn.current++;
    };
  }, []);

  return {
    stage,
    report,
    rows,
    mapping,
    isBehind,
    questions,
    draft,
    told,
    again,
    remark,
    listed,
    file,
    options,
    take: (taken, wanted) => void take(taken, wanted),
    open: (id) => {
      turn.current++;
      followed.current = null;
      forget();
      setFile(null);
      void follow(id);
    },
    choose: (chosen) => check({ mapping: chosen, draft }),
    readAs: (said) => {
      setOptions(said);
      isReadAnew.current = true;
      check({ mapping, draft, options: said }, 0);
    },
    chooseDraft: (chosen) => {
      setDraft(chosen);
      if (mapping) check({ mapping, draft: chosen }, 0);
    },
    keep: (keep) => mapping && check({ mapping, draft, keep }, 0),
    apply: async (wanted) => {
      const { current } = known;
      if (!current) return;
      const answer = await imports.apply(current.id, { ...wanted, draft });
      if (answer.kind !== "ok") {
        if (isThrownAway(answer)) return gone(answer);
        say(answer);
        // It may have come through though no answer did, and in another tab somebody may have gone on with it.
        return look();
      }
      tell("");
      stand(answer.body);
      void follow(current.id);
    },
    cancel: () => {
      sending.current?.abort();
      if (stage.kind === "sending") {
        forget();
        leave();
      }
      if (known.current && isUnderWay(known.current)) {
        void imports.remove(known.current.id).then((answer) => answer.kind !== "ok" && say(answer));
      }
    },
    remove: async (id) => {
      const answer = await imports.remove(id);
      if (answer.kind !== "ok") say(answer);
      if (known.current?.id === id) {
        forget();
        leave();
      } else void list();
    },
    undo: async () => {
      const { current } = known;
      if (current?.change === undefined) return;
      const answer = await imports.undo(current.change);
      if (answer.kind === "ok") tell("");
      else say(answer);
      await look();
    },
    leave: () => {
      forget();
      leave();
    },
  };
}

/** What kind of refusal it is, where the server has a name for it. */
function codeOf(answer: Refused): string | undefined {
  return answer.kind === "refused" ? answer.problem.code : answer.kind === "away" ? answer.code : undefined;
}

function isThrownAway(answer: Refused): boolean {
  return answer.kind === "refused" && answer.problem.status === THROWN_AWAY;
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
