// Rules across concept pages: names are unique, and references exist and are mutual.
import type { ConceptDraft, TopicsDraft } from "../read/draft.ts";
import { type Finding, finding, type Path } from "../read/problem.ts";

/** A page, as far as it can be read. */
export interface ConceptEntry {
  readonly slug: string;
  readonly draft: ConceptDraft;
}

/** Checks related and confusedWith of one page. `slugs` have a page; `pages` are those that can be read. */
export function checkReferences(
  { slug, draft }: ConceptEntry,
  slugs: ReadonlySet<string>,
  pages: ReadonlyMap<string, ConceptEntry>,
): readonly Finding[] {
  const found: Finding[] = [];
  for (const key of ["related", "confusedWith"] as const)
    for (const [index, other] of draft[key].entries()) {
      const complain = (message: string) => found.push(finding([key, index], message));
      if (other === "") continue;
      if (other === slug) complain("A concept can't list itself: remove it.");
      else if (!slugs.has(other))
        complain(`Concept "${other}" doesn't exist: fix the slug or write its page.`);
      else if (pages.get(other)?.draft[key].includes(slug) === false)
        complain(
          `Not mutual: "${other}" doesn't list "${slug}" in its ${key}. Add it there or remove it here.`,
        );
      if (draft[key].indexOf(other) < index) complain(`"${other}" is listed twice: remove one.`);
      if (key === "confusedWith" && draft.related.includes(other))
        complain(`"${other}" is also in related: keep it in one of the lists.`);
    }
  return found;
}

/** Checks the difference lines of one page: only for confusedWith, and on both pages. */
export function checkDifferences(
  { slug, draft }: ConceptEntry,
  pages: ReadonlyMap<string, ConceptEntry>,
): readonly Finding[] {
  return Object.keys(draft.differs).flatMap((other) => {
    if (!draft.confusedWith.includes(other))
      return [finding(["differs", other], `"${other}" isn't in confusedWith: add it there on both pages.`)];
    const page = pages.get(other);
    return page === undefined || slug in page.draft.differs
      ? []
      : [finding(["differs", other], `"${other}" has no such line about "${slug}": add one to its differs.`)];
  });
}

/** A comparison of two concepts that are easily confused needs at least this many rows that both pages fill. */
const SHARED_ROWS = 2;

/** Checks the comparison rows of one page: each concept in confusedWith that has rows needs some of the same. */
export function checkComparisons(
  { draft }: ConceptEntry,
  pages: ReadonlyMap<string, ConceptEntry>,
): readonly Finding[] {
  const own = new Set(Object.keys(draft.compare ?? {}));
  return draft.confusedWith.flatMap((other, index) => {
    const rows = Object.keys(pages.get(other)?.draft.compare ?? {});
    const missing = rows.filter((row) => !own.has(row));
    const shared = rows.length - missing.length;
    if (shared >= SHARED_ROWS || missing.length === 0) return [];
    const message = `The compare of "${other}" shares ${shared} of its rows with this page, minimum ${SHARED_ROWS}: fill more of ${missing.join(", ")} here.`;
    return [finding(["confusedWith", index], message)];
  });
}

/** Checks that each exam and domain of one page is in topics.yaml. */
export function checkExams({ draft }: ConceptEntry, { exams }: TopicsDraft): readonly Finding[] {
  return Object.entries(draft.exams).flatMap(([name, domain]) => {
    const exam = exams.find((known) => known.name === name);
    if (exam === undefined)
      return [finding(["exams", name], `The exam "${name}" isn't in topics.yaml: fix its name or add it.`)];
    const domains = exam.domains.map(({ slug }) => slug);
    return domain === "" || domains.includes(domain)
      ? []
      : [finding(["exams", name], `"${domain}" isn't a domain of ${name}: write ${domains.join(", ")}.`)];
  });
}

/** The slug that owns each name: slugs come first, then titles, then aliases, each in file order. */
export function claimNames(pages: Iterable<ConceptEntry>): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  const claim = (name: string, slug: string) => {
    const folded = foldName(name);
    if (!owners.has(folded)) owners.set(folded, slug);
  };
  const all = [...pages];
  for (const { slug } of all) claim(slug, slug);
  for (const { slug, draft } of all) claim(draft.title, slug);
  for (const { slug, draft } of all) for (const alias of draft.aliases) claim(alias, slug);
  for (const { slug, draft } of all) for (const symptom of draft.symptoms ?? []) claim(symptom, slug);
  return owners;
}

/** Finds names in `outside` that a page has. */
export function checkOutside(
  { outside }: TopicsDraft,
  owners: ReadonlyMap<string, string>,
): readonly Finding[] {
  return outside.flatMap(({ names }, index) =>
    names.flatMap((name, place) => {
      const owner = name === "" ? undefined : owners.get(foldName(name));
      return owner === undefined
        ? []
        : [finding(["outside", index, "names", place], `"${name}" names "${owner}": remove it here.`)];
    }),
  );
}

/** Finds a page's title and aliases that belong to another page, and duplicate aliases. */
export function checkNames(
  { slug, draft }: ConceptEntry,
  owners: ReadonlyMap<string, string>,
): readonly Finding[] {
  const { title, aliases, symptoms = [] } = draft;
  const foreign = (path: Path, name: string) => {
    const owner = owners.get(foldName(name));
    return name === "" || owner === undefined || owner === slug
      ? []
      : [finding(path, `"${name}" already names "${owner}": a name belongs to one concept.`)];
  };
  const lower = aliases.map((alias) => alias.toLowerCase());
  const twice = (index: number, alias: string) =>
    alias !== "" && lower.indexOf(alias.toLowerCase()) < index
      ? [finding(["aliases", index], `The alias "${alias}" is listed twice: remove one.`)]
      : [];
  return [
    ...foreign(["title"], title),
    ...symptoms.flatMap((symptom, index) => foreign(["symptoms", index], symptom)),
    ...aliases.flatMap((alias, index) => [...foreign(["aliases", index], alias), ...twice(index, alias)]),
  ];
}

/** Ignores case, hyphens, and other marks. */
function foldName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
