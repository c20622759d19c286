// Sources must be on the hosts that the subject trusts.
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
