// The rules between concept pages: names that belong to one, references that exist and are mutual.
import type { ConceptDraft } from "../read/draft.ts";
import { type Finding, finding, type Path } from "../read/problem.ts";

/** A page as far as it can be read. */
export interface ConceptEntry {
  readonly slug: string;
  readonly draft: ConceptDraft;
}

/** Checks related and confusedWith of one page; `slugs` are those with a page, `pages` those that can be read. */
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
      if (other === slug) complain("A concept does not name itself: remove it.");
      else if (!slugs.has(other))
        complain(`There is no concept "${other}": correct the slug or write its page.`);
      else if (pages.get(other)?.draft[key].includes(slug) === false)
        complain(
          `Not mutual: "${other}" does not name "${slug}" in its ${key}. Add it there or remove it here.`,
        );
      if (draft[key].indexOf(other) < index) complain(`"${other}" stands here twice: remove one.`);
      if (key === "confusedWith" && draft.related.includes(other))
        complain(`"${other}" stands in related too: keep it in one of the two lists.`);
    }
  return found;
}

/** Who owns each name: slugs go first, then titles, then aliases, each in file order. */
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
  return owners;
}

/** Finds a page's title and aliases that belong to another page, and aliases written twice. */
export function checkNames(
  { slug, draft }: ConceptEntry,
  owners: ReadonlyMap<string, string>,
): readonly Finding[] {
  const { title, aliases } = draft;
  const foreign = (path: Path, name: string) => {
    const owner = owners.get(foldName(name));
    return name === "" || owner === undefined || owner === slug
      ? []
      : [finding(path, `"${name}" is a name of "${owner}" already: a name belongs to one concept.`)];
  };
  const lower = aliases.map((alias) => alias.toLowerCase());
  const twice = (index: number, alias: string) =>
    alias !== "" && lower.indexOf(alias.toLowerCase()) < index
      ? [finding(["aliases", index], `The alias "${alias}" stands here twice: remove one.`)]
      : [];
  return [
    ...foreign(["title"], title),
    ...aliases.flatMap((alias, index) => [...foreign(["aliases", index], alias), ...twice(index, alias)]),
  ];
}

/** Case, hyphens and other marks make no other name. */
function foldName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
