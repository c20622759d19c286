// Breaks text into lines, because SVG doesn't.

/** Lines of up to `width` characters, broken between words. Breaks longer words too. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).flatMap((whole) => pieces(whole, width))) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function pieces(word: string, width: number): readonly string[] {
  if (word.length <= width) return [word];
  return [`${word.slice(0, width - 1)}-`, ...pieces(word.slice(width - 1), width)];
}
