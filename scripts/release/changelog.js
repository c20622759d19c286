// CHANGELOG.md as Keep a Changelog 1.1 defines it: one "## [version] - date" per release, "## [Unreleased]" on top.

const UNRELEASED = "## [Unreleased]";

/** The text below a version's heading, without the heading; undefined if there is none. */
export function sectionOf(changelog, version) {
  const sections = changelog.split(/^(?=## \[)/m);
  const found = sections.find((section) => section.startsWith(`## [${version}]`));
  return found
    ?.slice(found.indexOf("\n") + 1)
    .replace(/^\[.+\]: .+$/gm, "")
    .trim();
}

/**
 * The changelog with everything unreleased under `version`, and an empty Unreleased above it.
 * Throws if nothing is unreleased, or the version is already there.
 */
export function withRelease(changelog, version, date) {
  if (sectionOf(changelog, version) !== undefined) throw new Error(`CHANGELOG.md already has ${version}.`);
  if (!sectionOf(changelog, "Unreleased"))
    throw new Error(
      `CHANGELOG.md has nothing under "${UNRELEASED}". Write what changed there, then release.`,
    );
  return changelog.replace(UNRELEASED, `${UNRELEASED}\n\n## [${version}] - ${date}`);
}
