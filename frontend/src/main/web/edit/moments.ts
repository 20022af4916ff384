/** Moments in words, by the clock of who reads them. The names of months are the messages': some browsers lack a language's. */
import { dateWords } from "../i18n/dates.ts";
import { fill, type Messages } from "../i18n/messages.ts";

/** "30 November 2026, 14:32" */
export function momentIn(messages: Messages, iso: string): string {
  const at = new Date(iso);
  const two = (number: number) => String(number).padStart(2, "0");
  return fill(messages["time.at"], [dayIn(messages, iso), `${two(at.getHours())}:${two(at.getMinutes())}`]);
}

/** "14:32" of today, else with the day. */
export function recentIn(messages: Messages, iso: string, now = new Date()): string {
  const moment = momentIn(messages, iso);
  return new Date(iso).toDateString() === now.toDateString() ? moment.slice(-5) : moment;
}

/** "30 November 2026" */
export function dayIn(messages: Messages, iso: string): string {
  const at = new Date(iso);
  return dateWords(messages).medium({ year: at.getFullYear(), month: at.getMonth() + 1, day: at.getDate() });
}
