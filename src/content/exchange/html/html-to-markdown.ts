// The HTML that Moodle and its authors write, as our Markdown: entities, simple tags, and stars that are no marks.
import { escapeSigns } from "../../../core/markdown/escape.ts";
import { characterOf } from "./entities.ts";
import { isElement, layoutOf, markOf, writeElement } from "./tags.ts";
import { type HtmlToken, htmlTokens, splitCode } from "./tokens.ts";

/**
 * How a text is read. `html`: everything between < and > is a tag. `moodle`, a text without a format: only HTML's own
 * tags are. `markdown`: the same, but its signs are marks, and code is taken as it is.
 */
export type HtmlDialect = "html" | "moodle" | "markdown";

export interface HtmlReading {
  readonly text: string;
  /** What cannot be read, each once. */
  readonly problems: readonly string[];
}

/** Elements inside each other; no text needs more. */
const DEEPEST = 20;

/** An element that began, and what came after it: Markdown, and words that aren't Markdown yet. */
interface Frame {
  readonly name: string;
  readonly tag: string;
  markdown: string;
  words: string;
}

/** Reads one text, in linear time. */
export function htmlToMarkdown(html: string, dialect: HtmlDialect): HtmlReading {
  const problems = new Set<string>();
  const outermost: Frame = { name: "", tag: "", markdown: "", words: "" };
  const frames = [outermost];
  const top = () => frames.at(-1) ?? outermost;
  const marks = () => frames.map(({ name }) => markOf.get(name));
  const flush = () => {
    const isLiteral = dialect === "markdown" || marks().includes("`");
    top().markdown += isLiteral ? top().words : escapeStars(top().words);
    top().words = "";
    return top();
  };
  const pop = () => {
    const frame = flush();
    frames.pop();
    return frame;
  };
  const add = (markdown: string) => {
    flush().markdown += markdown;
  };
  const abandon = () => {
    const { name, tag, markdown } = pop();
    problems.add(`HTML's <${name}> never ends: end it with </${name}>, or write < as &lt;.`);
    add(tag + markdown);
  };
  const end = () => {
    const { name, tag, markdown } = pop();
    const written = writeElement(name, tag, markdown, marks());
    if ("message" in written) problems.add(written.message);
    // A star or a backslash before a mark would change what it means.
    else
      add(
        (/(?<!\\)\*$|\\$/.test(flush().markdown) && /^[*`[]/.test(written.markdown) ? " " : "") +
          written.markdown,
      );
  };
  const readTag = ({ text, name, ends }: HtmlToken & { readonly type: "tag" }) => {
    const layout = layoutOf.get(name);
    if (layout !== undefined) add(layout);
    else if (!markOf.has(name) && name !== "a") {
      if (dialect === "html" || isElement(name))
        problems.add(`HTML's <${name}> has no counterpart here: write it in Markdown.`);
      top().words += text;
    } else if (frames.length > DEEPEST)
      problems.add("HTML's tags are nested too deeply: write it in Markdown.");
    else if (!ends) frames.push({ name, tag: text, markdown: "", words: "" });
    else if (frames.every((frame) => frame.name !== name))
      problems.add(`HTML's </${name}> ends nothing: remove it.`);
    else {
      while (top().name !== name) abandon();
      end();
    }
  };

  let isLaidOut = dialect === "html";
  for (const token of htmlTokens(html, dialect === "markdown")) {
    if (token.type === "words") top().words += token.text;
    else if (token.type === "code") add(token.text);
    else if (token.type === "tag") {
      isLaidOut ||= layoutOf.has(token.name);
      readTag(token);
    } else if (token.type === "reference") {
      const character = characterOf(token.text.slice(1, -1))?.replace("\u00a0", " ");
      if (character === undefined) problems.add(`HTML knows no ${token.text}: write the character itself.`);
      else if (dialect === "markdown") add(escapeSigns(character));
      else top().words += character;
    } else problems.add("An HTML comment never ends: end it with -->, or remove it.");
  }
  while (frames.length > 1) abandon();
  const text = flush().markdown;
  return { text: (isLaidOut ? text.replace(/\s+/g, " ") : text).trim(), problems: [...problems] };
}

/** Stars and lone backticks of a text that isn't Markdown; what stands in a pair of backticks is meant as code. */
function escapeStars(words: string): string {
  return splitCode(words)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replaceAll("`", "\\`")
            .replace(/\*+/g, (stars, at: number) =>
              / /.test(part[at - 1] ?? " ") && stars === "*" && part[at + 1] === " "
                ? stars
                : stars.replaceAll("*", "\\*"),
            ),
    )
    .join("");
}
