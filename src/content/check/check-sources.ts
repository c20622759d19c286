// Sources must be on the hosts that the subject trusts, and titles name sources that are used.
import { type Finding, finding } from "../read/problem.ts";

/** Accepts the hosts and their subdomains. Skips addresses without https: the schema reports them. */
export function checkSources(sources: readonly string[], hosts: readonly string[]): readonly Finding[] {
  return sources.flatMap((source, index) => {
    const host = URL.canParse(source) ? new URL(source).hostname : "";
    if (host !== "" && hosts.some((known) => host === known || host.endsWith(`.${known}`))) return [];
    if (!source.startsWith("https://")) return [];
    return [
      finding(
        ["sources", index],
        `"${host}" isn't in sourceHosts of topics.yaml: use another source or add the host.`,
      ),
    ];
  });
}

/** Checks the addresses that have titles. `used` are the sources of all pages and questions. */
export function checkTitles(titled: readonly string[], used: ReadonlySet<string>): readonly Finding[] {
  return titled
    .filter((address) => !used.has(address))
    .map((address) =>
      finding([address], "No page or question has this source: remove the title or fix the address."),
    );
}
