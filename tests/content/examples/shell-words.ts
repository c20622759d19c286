// Splits shell text into commands and words. Handles what the content's examples use: quotes, pipes, lists, comments.

/** Each command's words. Backslash-newline joins lines; a comment ends at its line. */
export function splitCommands(script: string): readonly (readonly string[])[] {
  const commands: string[][] = [[]];
  let word: string | undefined;
  let quote: string | undefined;
  const endWord = () => {
    if (word !== undefined) commands.at(-1)?.push(word);
    word = undefined;
  };
  const text = script.replaceAll("\\\n", "");
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (quote !== undefined) {
      if (character === quote) quote = undefined;
      else word = `${word ?? ""}${character}`;
    } else if (character === "'" || character === '"') {
      quote = character;
      word ??= "";
    } else if (character === "#" && word === undefined) {
      const end = text.indexOf("\n", at);
      at = end < 0 ? text.length : end - 1;
    } else if (/[|;&\n]/.test(character)) {
      endWord();
      commands.push([]);
    } else if (/\s/.test(character)) endWord();
    else word = `${word ?? ""}${character}`;
  }
  endWord();
  return commands.filter(({ length }) => length > 0);
}
