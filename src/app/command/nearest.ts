// The nearest of a few names to a mistyped one.

/** The name with the fewest edits to `word`, at most a third of its length; undefined where none is near. */
export function nearest(word: string, names: readonly string[]): string | undefined {
  const rated = names
    .filter((name) => mayBeNear(word, name))
    .map((name) => ({ name, edits: editDistance(word, name) }))
    .filter(({ name, edits }) => edits <= mostEdits(name) || name.startsWith(word))
    .sort((a, b) => a.edits - b.edits);
  return rated[0]?.name;
}

function mostEdits(name: string): number {
  return Math.max(1, Math.floor(name.length / 3));
}

/** Each character too many is an edit: words of another length, however long, are never compared. */
function mayBeNear(word: string, name: string): boolean {
  return Math.abs(word.length - name.length) <= mostEdits(name) || name.startsWith(word);
}

/** Levenshtein's distance: insertions, deletions and substitutions. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substituted, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
