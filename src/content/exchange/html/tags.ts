// HTML's tags, and what they become in our Markdown.

const elements: ReadonlySet<string> = new Set(
  `a abbr acronym address applet area article aside audio b base bdi bdo big blockquote body br button canvas caption
  center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure
  font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link
  main map mark math menu meta meter nav noscript object ol optgroup option output p param picture pre progress q rp rt
  ruby s samp script section select small source span strike strong style sub summary sup svg table tbody td template
  textarea tfoot th thead time title tr track tt u ul var video wbr`.split(/\s+/),
);

/** Whether HTML has an element of this name. */
export function isElement(name: string): boolean {
  return elements.has(name);
}

/** The Markdown mark of each element. */
export const markOf: ReadonlyMap<string, string> = new Map([
  ["b", "**"],
  ["strong", "**"],
  ["i", "*"],
  ["em", "*"],
  ["code", "`"],
  ["kbd", "`"],
  ["samp", "`"],
  ["tt", "`"],
]);

/** Layout elements, and what replaces their tags. */
export const layoutOf: ReadonlyMap<string, string> = new Map([
  ["p", " "],
  ["br", " "],
  ["div", " "],
  ["center", " "],
  ["section", " "],
  ["span", ""],
  ["font", ""],
  ["small", ""],
  ["big", ""],
  ["wbr", ""],
]);

type Written = { readonly markdown: string } | { readonly message: string };

/**
 * Writes an element as Markdown, or says why it can't. `inside` is its content as Markdown, and `outer` are the marks
 * around it: the same mark again, or a mark within code, is dropped.
 */
export function writeElement(
  name: string,
  tag: string,
  inside: string,
  outer: readonly (string | undefined)[],
): Written {
  const mark = markOf.get(name);
  const words = inside.trim();
  if (words === "" || outer.includes("`") || (mark !== undefined && outer.includes(mark)))
    return { markdown: inside };
  // Marks can't touch spaces inside.
  const around = (begin: string, end: string) => {
    const start = inside.indexOf(words);
    return { markdown: inside.slice(0, start) + begin + words + end + inside.slice(start + words.length) };
  };
  if (mark === "`" && words.includes("`"))
    return { message: "Code can't contain a `: write it without code marks." };
  if (mark !== undefined) return around(mark, mark);
  const [, ...quoted] = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(tag) ?? [];
  const address = quoted.find((found) => found !== undefined)?.replaceAll("&amp;", "&");
  if (address === undefined || !/^https:\/\/[^\s)[]+$/.test(address) || /[[\]]/.test(words))
    return { message: "A link needs an https:// address and a label without [ and ]." };
  return around("[", `](${address})`);
}
