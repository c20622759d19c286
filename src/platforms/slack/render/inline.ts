// The small Markdown of blocks, taken apart.
import { remembered } from "./remembered.ts";
import { asTyped } from "./slash.ts";

export type Inline =
  | { readonly type: "text" | "code"; readonly text: string }
  | { readonly type: "strong" | "emphasis"; readonly inside: readonly Inline[] }
  | { readonly type: "link"; readonly label: string; readonly url: string }
  /** Epoch ms. */
  | { readonly type: "time"; readonly at: number }
  | { readonly type: "channel"; readonly id: string };

const marks =
  /`(?<code>[^`]+)`|\*\*(?<strong>.+?)\*\*|\*(?<emphasis>[^*\s](?:[^*]*[^*\s])?)\*|\[(?<label>[^\]]+)\]\((?<url>https:\/\/[^\s)]+)\)|\{time:(?<time>\d{1,15})\}|\{channel:(?<channel>[A-Z0-9]{1,30})\}/g;

/** Text as its parts; what is no mark is text. */
export function parseInline(markdown: string): readonly Inline[] {
  const parts: Inline[] = [];
  let done = 0;
  for (const match of markdown.matchAll(marks)) {
    if (match.index > done) parts.push({ type: "text", text: markdown.slice(done, match.index) });
    parts.push(toPart(match.groups ?? {}));
    done = match.index + match[0].length;
  }
  if (done < markdown.length) parts.push({ type: "text", text: markdown.slice(done) });
  return parts;
}

function toPart(found: Readonly<Record<string, string | undefined>>): Inline {
  const { code, strong, emphasis, label, url, time, channel } = found;
  if (code !== undefined) return { type: "code", text: asTyped(code) };
  if (strong !== undefined) return { type: "strong", inside: parseInline(strong) };
  if (emphasis !== undefined) return { type: "emphasis", inside: parseInline(emphasis) };
  if (label !== undefined && url !== undefined) return { type: "link", label: plainInline(label), url };
  if (channel !== undefined) return { type: "channel", id: channel };
  return { type: "time", at: Number(time) };
}

/** Markdown without its marks. */
export const plainInline = remembered((markdown) => parseInline(markdown).map(plainPart).join(""));

function plainPart(part: Inline): string {
  switch (part.type) {
    case "text":
    case "code":
      return part.text;
    case "strong":
    case "emphasis":
      return part.inside.map(plainPart).join("");
    case "link":
      return part.label;
    case "time":
      return utc(part.at);
    case "channel":
      return "this channel";
    default:
      return part satisfies never;
  }
}

const inUtc = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});

/** An instant (epoch ms) for readers whose zone is not known: “Tue 24 Nov, 09:00 UTC”. */
export function utc(at: number): string {
  return `${inUtc.format(at)} UTC`;
}
