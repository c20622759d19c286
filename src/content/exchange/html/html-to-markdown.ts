// Converts the HTML that Moodle and its authors write to our Markdown: entities, simple tags, and literal stars.
import { escapeSigns } from "../../../core/markdown/escape.ts";
import { characterOf } from "./entities.ts";
import { isElement, layoutOf, markOf, writeElement } from "./tags.ts";
import { type HtmlToken, htmlTokens, splitCode } from "./tokens.ts";

/**
 * How to read a text. `html`: everything between < and > is a tag. `moodle` (a text without a format): only real HTML
 * tags are. `markdown`: the same, but Markdown's marks count, and code stays as it is.
 */
export type HtmlDialect = "html" | "moodle" | "markdown";

/** The text as Markdown. */
export interface HtmlReading {
  readonly text: string;
  /** Each problem once. */
  readonly problems: readonly string[];
}

/** How deep elements can be nested. */
const MAX_DEPTH = 20;

/** An open element and its content so far: Markdown, then words that aren't escaped yet. */
interface Frame {
  readonly name: string;
  readonly tag: string;
  markdown: string;
  words: string;
}

/** Converts one text, in linear time. */
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
    problems.add(`The HTML tag <${name}> is never closed: add </${name}>, or write < as &lt;.`);
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
        problems.add(`The HTML tag <${name}> isn't supported: write it in Markdown.`);
      top().words += text;
    } else if (frames.length > MAX_DEPTH) problems.add("HTML tags are nested too deeply: use Markdown.");
    else if (!ends) frames.push({ name, tag: text, markdown: "", words: "" });
    else if (frames.every((frame) => frame.name !== name))
      problems.add(`The HTML tag </${name}> closes nothing: remove it.`);
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
      if (character === undefined) problems.add(`HTML has no ${token.text}: write the character itself.`);
      else if (dialect === "markdown") add(escapeSigns(character));
      else top().words += character;
    } else problems.add("An HTML comment is never closed: add -->, or remove it.");
  }
  while (frames.length > 1) abandon();
  const text = flush().markdown;
  return { text: (isLaidOut ? text.replace(/\s+/g, " ") : text).trim(), problems: [...problems] };
}

/** Escapes stars and single backticks in a text that isn't Markdown. Text between two backticks is meant as code. */
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
