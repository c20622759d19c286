// Looks for a text that makes a regular expression slow: repeats what it could try at many places.
import { fastest } from "./fastest.ts";

/** One of each kind that patterns tell apart. */
const everyday = [..." \n aA0é-_./\\*`[(<>&:;\"'=,#{~%|\u200d\u0301"];

/** How often a piece is repeated at first: what grows exponentially would never come back from more. */
const FEW = 22;

/** Characters; for the most of them, a quadratic pattern takes 20 to 200 ms, a linear one less than 0.1 ms. */
const sizes = [300, 1_200, 16_000];

/** What keeps a pattern from matching: a sign that none takes, or signs that many stop at. */
const ends = ["\0", ",;])}>\n\0"];
const LIMIT = 10;
const LIMIT_OF_FEW = 4;

/** A text that the pattern needs too long for; undefined where none was found. */
export function slowestInput(pattern: RegExp): { readonly input: string; readonly ms: number } | undefined {
  const pieces = piecesOf(pattern.source);
  const begins = ["", ...pieces.map((_, index) => pieces.slice(0, index + 1).join(""))].slice(0, 6);
  const pumps = [
    ...new Set([...everyday, ...pieces, ...pieces.map((piece) => `${piece} x`), ...begins.slice(1)]),
  ];
  for (const begin of begins)
    for (const pump of pumps)
      for (const times of [FEW, ...sizes.map((size) => Math.ceil(size / pump.length))])
        for (const end of ends) {
          const input = `${begin}${pump.repeat(times)}${end}`;
          const limit = times === FEW ? LIMIT_OF_FEW : LIMIT;
          const ms = fastest(limit, () => input.replace(pattern, "."));
          if (ms > limit) return { input: `${begin} + ${pump} × ${times} + ${end}`, ms };
        }
  return undefined;
}

/** The signs that a pattern asks for, in its order: of `\s*\/\/ a:(x|y)[0-9]`, "// a:", "x" and "y". */
function piecesOf(source: string): readonly string[] {
  const pieces = [""];
  for (const [token] of source.matchAll(tokens)) {
    const sign = signOf(token);
    if (sign === undefined) pieces.push("");
    else pieces.push((pieces.pop() ?? "") + sign);
  }
  return pieces.filter((piece) => piece !== "").slice(0, 12);
}

/** An escape, a class, the begin of a group, a count, or one character. */
const tokens =
  /\\(?:u[0-9a-f]{4}|u\{[0-9a-f]+\}|[pP]\{[^}]*\}|.)|\[(?:[^\]\\]|\\.)*\]|\(\?(?:<\w+>|<?[:=!])|\{\d+,?\d*\}|./giu;

/** Undefined for what stands for several characters, or for none. */
function signOf(token: string): string | undefined {
  const [, code] = /^\\u\{?([0-9a-f]+)/i.exec(token) ?? [];
  if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
  if (/^\\[^a-z]$/i.test(token)) return token.slice(1);
  return token.length > 1 || "()|?*+.^$".includes(token) ? undefined : token;
}
