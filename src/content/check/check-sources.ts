// Sources lie on the hosts that the subject trusts.
import { type Finding, finding } from "../read/problem.ts";

/** A host or its subdomain passes; an address that is no https address is the schema's to tell. */
export function checkSources(sources: readonly string[], hosts: readonly string[]): readonly Finding[] {
  return sources.flatMap((source, index) => {
    const host = URL.canParse(source) ? new URL(source).hostname : "";
    if (host !== "" && hosts.some((known) => host === known || host.endsWith(`.${known}`))) return [];
    if (!source.startsWith("https://")) return [];
    return [
      finding(
        ["sources", index],
        `"${host}" is not in sourceHosts of topics.yaml: use another source or add the host.`,
      ),
    ];
  });
}
