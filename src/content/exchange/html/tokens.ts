// Splits a text into words, tags, and character references. Drops HTML comments.

/** A part of a text. */
export type HtmlToken =
  | { readonly type: "words"; readonly text: string }
  /** Markdown code with its marks. */
  | { readonly type: "code"; readonly text: string }
  | { readonly type: "tag"; readonly text: string; readonly name: string; readonly ends: boolean }
  /** A character reference such as `&amp;`. */
  | { readonly type: "reference"; readonly text: string }
  /** The start of a comment that never ends. */
  | { readonly type: "open comment"; readonly text: string };

const marks =
  /<!--|<(?<slash>\/?)(?<name>[a-z][^\s<>/]*)(?:[\s/][^<>]*)?>|&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]*);/gi;

/** Returns every token of a text, in order. In Markdown (`keepCode`), code is one token. */
export function* htmlTokens(html: string, keepCode: boolean): Generator<HtmlToken> {
  for (const [index, part] of (keepCode ? splitCode(html) : [html]).entries())
    if (index % 2 === 1) yield { type: "code", text: part };
    else yield* tokensOf(part);
}

/** Splits Markdown at its code: every second part is code, with its marks. */
export function splitCode(markdown: string): readonly string[] {
  return markdown.split(/(`[^`]+`)/);
}

function* tokensOf(html: string): Generator<HtmlToken> {
  let done = 0;
  for (const match of html.matchAll(marks)) {
    if (match.index < done) continue; // inside a comment
    if (match.index > done) yield { type: "words", text: html.slice(done, match.index) };
    const [text] = match;
    done = match.index + text.length;
    const { slash, name } = match.groups ?? {};
    if (name !== undefined) yield { type: "tag", text, name: name.toLowerCase(), ends: slash === "/" };
    else if (text.startsWith("&")) yield { type: "reference", text };
    else {
      const end = html.indexOf("-->", done);
      if (end < 0) {
        yield { type: "open comment", text };
        break;
      }
      done = end + 3;
    }
  }
  if (done < html.length) yield { type: "words", text: html.slice(done) };
}
