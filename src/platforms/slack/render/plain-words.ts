// What Slack's plain texts say where a message has times, channels, and commands.
import { type PlainWords, plainMarkdown } from "../../../core/markdown/plain.ts";
import { memoize } from "../../../ports/memoize.ts";
import { asTyped } from "./slash.ts";

export const plainWords: PlainWords = {
  time: utc,
  channel: () => "this channel",
  member: () => "a member",
  command: asTyped,
};

/** Markdown without its marks. */
export const plain = memoize((markdown) => plainMarkdown(markdown, plainWords));

const inUtc = new Intl.DateTimeFormat("en-US", {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone: "UTC",
});

/** An instant (epoch ms) for readers whose zone isn't known: “Tue, Nov 24, 09:00 UTC”. */
export function utc(at: number): string {
  return `${inUtc.format(at)} UTC`;
}
