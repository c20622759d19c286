// Sources as links that name the page.

import type { Curriculum } from "../../core/model.ts";

/** Links with the pages' names, separated by commas. */
export function sourceLinks(
  sources: readonly string[],
  { sourceTitles }: Pick<Curriculum, "sourceTitles">,
): string {
  return sources.map((source) => `[${pageName(source, sourceTitles?.get(source))}](${source})`).join(", ");
}

/** “Network Policies (kubernetes.io)”: the title, or else what the address says. */
function pageName(source: string, title: string | undefined): string {
  const { hostname, pathname } = new URL(source);
  const parts = pathname.split("/").filter(Boolean);
  const isGitHub = hostname === "github.com";
  if (title?.startsWith("KEP-")) return title;
  if (title !== undefined) {
    const site = isGitHub ? parts.slice(0, 2).join("/") : hostname.replace(/^www\./, "");
    return `${withoutMarks(title)} (${site})`;
  }
  if (isGitHub) return gitHubName(parts);
  const last = parts.at(-1);
  return last === undefined ? hostname : `${words(last)} (${hostname.replace(/^www\./, "")})`;
}

/** What would end the link or begin a mark. */
function withoutMarks(text: string): string {
  return text.replaceAll(/[*`[\]{}]/g, "");
}

/** “KEP-3668”, “cncf/landscape #4023”, “Backends (flannel-io/flannel)”. */
function gitHubName(parts: readonly string[]): string {
  const [owner = "GitHub", repository = "", kind, ...rest] = parts;
  const name = `${owner}/${repository}`;
  const last = rest.at(-1);
  if (kind === undefined || last === undefined) return name;
  const proposal =
    name === "kubernetes/enhancements" ? /^(?<number>\d+)(?:-(?<title>.*))?$/.exec(last)?.groups : undefined;
  if (proposal !== undefined)
    return [`KEP-${proposal.number}`, ...(proposal.title ? [words(proposal.title)] : [])].join(" ");
  if (kind === "issues" || kind === "pull") return `${name} #${last}`;
  if (last === "README.md") return rest.length > 2 ? `${rest.at(-2)} (${name})` : name;
  return `${words(last)} (${name})`;
}

/** “network-policies.md” as “Network policies”; a version and the name of a file or manual page stay as they are. */
function words(slug: string): string {
  const plain = withoutMarks(decodeURIComponent(slug)).replace(/\.(md|html)$/, "");
  const [, page, section] = /^(.+)\.(\d)$/.exec(plain) ?? [];
  if (section !== undefined) return `${page}(${section})`;
  if (/^v\d|\.[a-z]+$/.test(plain)) return plain;
  const spaced = plain.replaceAll(/[-_]+/g, " ").replaceAll(/\b(v\d+) (\d+)\b/g, "$1.$2");
  return (spaced.charAt(0).toUpperCase() + spaced.slice(1)).replace(acronyms, (word) =>
    word.toUpperCase().replace(/(?<=^IP|^API)S$/, "s"),
  );
}

const acronyms = /\b(?:apis?|bgp|cni|dns|faq|https?|ipam|ips?|mtu|tcp|tls|udp|url|vxlan)\b/gi;
