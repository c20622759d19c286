// How look-up reads text: the same rules for pages and for queries, so that spelling habits don't matter.

/** Words that ask, join, or point, and say nothing about the subject. Subjects' own words don't belong here. */
const stopWords: ReadonlySet<string> = new Set(
  `a about actually already also although am an and any anybody anymore anyone anyway are arent as
  at basically be because been before being both but by can cannot cant could couldnt cuz did didnt do does
  doesnt doing dont each either else even every everybody everyone explain explained for from get gets give
  given go going gone got had hadnt happens has hasnt have havent having he hello help her here hey hi his
  how i id if ill im in into is isnt it its ive just kind know lets like make makes many me mean meaning
  means more most much must my need needs of off on once or our out over please pls plz really
  same see shall she should shouldnt show since so some somebody somehow someone still such suddenly take
  takes tell than thanks that thats the their them then there theres these they thing this those though
  thru to too up us use used uses using versus very vs want was wasnt way we were werent what whats when
  where whether which while who whom why will with wont work works would wouldnt yet you your youre`.split(
    /\s+/,
  ),
);

/** Whether a word says nothing about the subject. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}

/** Lowercase words of letters and digits, in order. "can't" is one word; hyphens and marks separate words. */
export function splitWords(text: string): readonly string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/['’]/g, "")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** The words that aren't stop words. */
export function contentWords(words: readonly string[]): readonly string[] {
  return words.filter((word) => !stopWords.has(word));
}

/** A light English stem without plural, -ing, -ed, -ion, -er, -ly, and final e: "policies" → "policy", "isolated" → "isolat". */
export function stemWord(word: string): string {
  let stem = word;
  if (stem.length > 4 && stem.endsWith("ies")) stem = `${stem.slice(0, -3)}y`;
  else if (stem.length > 3 && /[^siu]s$/.test(stem)) stem = stem.slice(0, -1);
  if (stem.length > 5) {
    const bare = stem.replace(/(?:ing|ed|ion|or|er|ly|ment)$/, "");
    if (bare.length >= 4) stem = bare;
  }
  return stem.length > 4 && stem.endsWith("e") ? stem.slice(0, -1) : stem;
}

/** Joins two and three neighboring words: people also type "cluster ip" as "clusterip". */
export function joinNeighbors(words: readonly string[]): readonly string[] {
  const pairs = words.slice(1).map((word, index) => `${words[index]}${word}`);
  return [...pairs, ...pairs.slice(1).map((pair, index) => `${words[index]}${pair}`)];
}
