/** Takes the story's changes in while it is being read: when the reader asks, or at once, and never moves what they look at. */
import { whenIdle } from "../dom/idle.ts";
import type { DateWords } from "../i18n/dates.ts";
import type { Translator } from "../i18n/messages.ts";
import type { StoryEvent } from "../story/event.ts";
import type { Story } from "../story/load.ts";
import type { Config, LiveConfig } from "../story/types.ts";
import { instantOf } from "../time/instant.ts";
import { watchAttention } from "./attention.ts";
import { delayMs } from "./backoff.ts";
import { createBanner } from "./banner.ts";
import { createConnection } from "./connection.ts";
import { retitle } from "./masthead.ts";
import {
  ALL_CHANGED,
  type Change,
  isEmpty,
  isListed,
  merged,
  NO_CHANGES,
  type Pending,
  withChange,
} from "./pending.ts";
import { reloadItems, reloadStory } from "./reload.ts";
import { changesText } from "./words.ts";

export { reloadStory };

/** More items than this are had with their whole collection. */
const MOST_SINGLE = 20;
/** All readers learn of a change at once, and must not all ask for it at once. */
const SPREAD_MS = 3_000;
const AWAY_MS = 60_000;
/** An article may hold many widgets, and a browser few connections to one server. */
const OFF_SCREEN_MS = 2_000;

/** A story being read, as far as its changes need it. */
export interface FollowContext {
  readonly root: HTMLElement;
  readonly config: Config;
  readonly story: Story;
  readonly translator: Translator;
  readonly dates: DateWords;
  readonly inArticle: boolean;
  eventOf(key: string): StoryEvent | undefined;
  /** Shows the story as it is now; what the reader has chosen stays. */
  renew(next: Story): Promise<void>;
}

export function followChanges(live: LiveConfig, following: FollowContext): void {
  const { root, config, story, translator, dates, inArticle, eventOf } = following;
  const { t } = translator;
  const atOnce = live.apply === "at-once";
  const shown = (key: string) => {
    const event = eventOf(key);
    return event && (event.properties.revision ?? 0);
  };
  let pending: Pending = NO_CHANGES;
  let loading = false;
  let waiting: number | undefined;
  let failures = 0;

  const load = ({ items, all }: Pending): Promise<Story> => {
    const changes = [...items.values()];
    const isListAlone = !all && changes.every(isListed);
    if (story.large) return reloadStory(config, story, isListAlone ? changes.map(({ id }) => id) : undefined);
    const few = isListAlone && changes.length <= MOST_SINGLE;
    return few ? reloadItems(config, story, changes) : reloadStory(config, story);
  };
  const show = async (): Promise<void> => {
    if (loading || isEmpty(pending)) return;
    loading = true;
    const taken = pending;
    pending = NO_CHANGES;
    try {
      const next = await load(taken);
      const before = story.info;
      if (atOnce) await new Promise<void>(whenIdle);
      await following.renew(next);
      retitle(root, before, next.info, translator);
      failures = 0;
      pending = merged(NO_CHANGES, pending, shown);
      banner.offer("", "");
      banner.say(t("live.done", changesText(taken, translator)));
    } catch (error) {
      console.warn(error);
      pending = merged(taken, pending, shown);
      banner.offer(t("live.failed"), t("load.retry"));
      if (atOnce) later(delayMs(failures++));
      return;
    } finally {
      loading = false;
    }
    tell();
  };
  const later = (ms: number) => {
    clearTimeout(waiting);
    waiting = window.setTimeout(show, ms);
  };
  const tell = () => {
    if (isEmpty(pending)) return banner.offer("", "");
    if (!atOnce) banner.offer(changesText(pending, translator), t("live.show"));
    else if (!loading) later(Math.random() * SPREAD_MS);
  };
  const take = (next: Pending) => {
    if (next === pending) return;
    pending = next;
    tell();
  };

  const banner = createBanner(root, translator, show);
  const connection = createConnection(live.changes, live.since, (name, data) => {
    switch (name) {
      case "change":
        return take(withChange(pending, JSON.parse(data) as Change, shown));
      case "reset":
        return take(ALL_CHANGED);
      case "stale":
        return banner.warn(t("live.stale", momentText((JSON.parse(data) as { readonly since: string }).since)));
      case "fresh":
        return banner.warn("");
    }
  });
  let isWatched = false;
  watchAttention(inArticle ? OFF_SCREEN_MS : AWAY_MS, (attentive) => {
    isWatched = attentive;
    if (attentive) connection.wake();
    else connection.sleep();
  });
  addEventListener("online", () => isWatched && connection.wake());

  /** On the reader's own clock; with the day, unless it is today. */
  function momentText(since: string): string {
    const then = new Date(instantOf(since));
    const clock = then.toLocaleTimeString(translator.numberLocale, { hour: "2-digit", minute: "2-digit" });
    if (then.toDateString() === new Date().toDateString()) return clock;
    const day = { year: then.getFullYear(), month: then.getMonth() + 1, day: then.getDate() };
    return t("time.at", dates.medium(day), clock);
  }
}
