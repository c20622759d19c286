// Parses one line of Markdown into a tree, in one pass and linear time.
// A backslash before *, `, [, or { makes it plain text.
import type { Inline } from "./tree.ts";

/** Each mark is recognized at its first character, and no part can be read twice: matching takes linear time. */
const marks =
  /\\(?<escaped>[*`[{])|`(?<code>[^`]+)`|(?<delimiter>\*{1,3})|\[(?<label>(?:`[^`]+`|[^`[\]])+)\]\((?<url>https:\/\/[^\s)[]+)\)|\{time:(?<time>\d{1,15})\}|\{until:(?<until>\d{1,15})\}|\{channel:(?<channel>[A-Za-z0-9_-]{1,40})\}|\{member:(?<member>[A-Za-z0-9_-]{1,40})\}|\{command:(?<command>[a-z][^{}`\n]{0,200})\}/g;

/** An open mark and what came after it. The outermost frame has no mark. */
interface Frame {
  readonly delimiter: string;
  readonly inside: Inline[];
}

/** Parses one line, or a text that keeps its line breaks. Everything but marks is text. */
export function parseInline(line: string): readonly Inline[] {
  const frames: Frame[] = [{ delimiter: "", inside: [] }];
  let done = 0;
  for (const match of line.matchAll(marks)) {
    addText(frames, line.slice(done, match.index));
    done = match.index + match[0].length;
    const { delimiter, escaped, ...found } = match.groups ?? {};
    if (escaped !== undefined) addText(frames, escaped);
    else if (delimiter === undefined) addPart(frames, toPart(found));
    else addDelimiters(frames, delimiter, line[match.index - 1], line[done]);
  }
  addText(frames, line.slice(done));
  while (frames.length > 1) unfold(frames);
  return frames[0]?.inside ?? [];
}

function toPart(found: Readonly<Record<string, string | undefined>>): Inline {
  const { code, label = "", url, time, until, channel, member, command } = found;
  if (code !== undefined) return { type: "code", text: code };
  if (url !== undefined) return { type: "link", inside: parseInline(label), url };
  if (channel !== undefined) return { type: "channel", id: channel };
  if (member !== undefined) return { type: "member", id: member };
  if (command !== undefined) return { type: "command", text: command };
  if (until !== undefined) return { type: "time", at: Number(until), relative: true };
  return { type: "time", at: Number(time) };
}

function addPart(frames: readonly Frame[], part: Inline): void {
  frames.at(-1)?.inside.push(part);
}

function addText(frames: readonly Frame[], text: string): void {
  if (text === "") return;
  const inside = frames.at(-1)?.inside;
  const last = inside?.at(-1);
  if (last?.type === "text") inside?.splice(-1, 1, { type: "text", text: last.text + text });
  else inside?.push({ type: "text", text });
}

/** Three stars are two marks: the last one opened closes first. */
function addDelimiters(
  frames: Frame[],
  stars: string,
  before: string | undefined,
  after: string | undefined,
): void {
  if (stars.length < 3) {
    addDelimiter(frames, stars, before, after);
    return;
  }
  const first = frames.at(-1)?.delimiter === "*" ? "*" : "**";
  addDelimiter(frames, first, before, "*");
  addDelimiter(frames, first === "*" ? "**" : "*", "*", after);
}

/** Closes a mark, opens one, or adds text. Emphasis can't touch a space inside: `2 * 3 * 4` is arithmetic. */
function addDelimiter(
  frames: Frame[],
  delimiter: string,
  before: string | undefined,
  after: string | undefined,
): void {
  const open = frames.findIndex((frame) => frame.delimiter === delimiter);
  const tight = delimiter === "**";
  if (open === -1) {
    if (after !== undefined && (tight || /\S/.test(after))) frames.push({ delimiter, inside: [] });
    else addText(frames, delimiter);
    return;
  }
  const empty = open === frames.length - 1 && frames[open]?.inside.length === 0;
  if (empty || (!tight && /\s/.test(before ?? " "))) {
    addText(frames, delimiter);
    return;
  }
  while (frames.length > open + 1) unfold(frames);
  const inside = frames.pop()?.inside ?? [];
  addPart(frames, { type: tight ? "strong" : "emphasis", inside });
}

/** A mark that never closes is text. */
function unfold(frames: Frame[]): void {
  const last = frames.pop();
  if (last === undefined) return;
  addText(frames, last.delimiter);
  for (const part of last.inside) {
    if (part.type === "text") addText(frames, part.text);
    else addPart(frames, part);
  }
}
