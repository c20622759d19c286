// The small Markdown of blocks as Discord's: what is no mark is escaped, so that it shows as it was written.

const inline =
  /`(?<code>[^`]+)`|\*\*(?<strong>.+?)\*\*|\*(?<em>[^*\s](?:[^*]*[^*\s])?)\*|\[(?<label>[^\]]+)\]\((?<href>https:\/\/[^\s)]+)\)|\{time:(?<time>\d{1,15})\}|\{channel:(?<channel>\d{17,20})\}/g;

interface Style {
  /** `without`: links show their words alone. */
  readonly addresses?: "with" | "without";
}

/** A text of several lines; lists stay lists. */
export function discordMarkdown(text: string, style: Style = {}): string {
  return translate(text, style).split("\n").map(escapeLineStart).join("\n");
}

/** Plain text, shown sign by sign. */
export function literal(text: string): string {
  return escapeMarks(text).split("\n").map(escapeSigns).join("\n");
}

function translate(text: string, style: Style): string {
  let [shown, done] = ["", 0];
  for (const match of text.matchAll(inline)) {
    shown += escapeMarks(text.slice(done, match.index)) + mark(match.groups ?? {}, style);
    done = match.index + match[0].length;
  }
  return shown + escapeMarks(text.slice(done));
}

function mark(found: Readonly<Record<string, string | undefined>>, style: Style): string {
  const { code, strong, em, label, href, time, channel } = found;
  if (code !== undefined) return `\`${code.replaceAll("\n", " ")}\``;
  if (strong !== undefined) return `**${translate(strong, style)}**`;
  if (em !== undefined) return `*${translate(em, style)}*`;
  if (label !== undefined && href !== undefined) {
    return style.addresses === "without" ? translate(label, style) : `[${translate(label, style)}](${href})`;
  }
  if (channel !== undefined) return `<#${channel}>`;
  // Discord takes seconds and shows them in each reader's zone and language.
  return `<t:${Math.floor(Number(time) / 1000)}:f>`;
}

/** Marks, mentions, bare addresses (`https:\//…`) and `:names:` of emoji lose their meaning. */
function escapeMarks(text: string): string {
  return text
    .replace(/[\\*_~`|<@[\]]/g, "\\$&")
    .replace(/:(?=\/\/|[\w+-]+:)/g, (colon, at: number, all: string) =>
      all.startsWith("//", at + 1) ? `${colon}\\` : `\\${colon}`,
    );
}

/** Only `- ` begins something at the start of a line: an item of a list. */
function escapeLineStart(line: string): string {
  return line.startsWith("- ") ? `- ${escapeSigns(line.slice(2))}` : escapeSigns(line);
}

function escapeSigns(line: string): string {
  return line.replace(/^(\s*)(?=[#>-])/, "$1\\").replace(/^(\s*\d+)(?=[.)])/, "$1\\");
}
