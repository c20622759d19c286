// Sources as links that name the page.

/** Links with the pages' names, separated by commas. */
export function sourceLinks(sources: readonly string[]): string {
  return sources.map((source) => `[${pageName(source)}](${source})`).join(", ");
}

/** “Network policies (kubernetes.io)”, from the address alone. */
function pageName(source: string): string {
  const { hostname, pathname } = new URL(source);
  const parts = pathname.split("/").filter(Boolean);
  if (hostname === "github.com") return gitHubName(parts);
  const last = parts.at(-1);
  return last === undefined ? hostname : `${words(last)} (${hostname.replace(/^www\./, "")})`;
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
  return `${words(last)} (${name})`;
}

/** “network-policies.md” as “Network policies”; a version stays as it is. */
function words(slug: string): string {
  const spaced = decodeURIComponent(slug)
    .replace(/\.(md|html)$/, "")
    .replaceAll(/[-_]+/g, " ")
    .replaceAll(/[*`[\]{}()]/g, "");
  if (/^v\d/.test(spaced)) return spaced;
  return (spaced.charAt(0).toUpperCase() + spaced.slice(1)).replace(acronyms, (word) =>
    word.toUpperCase().replace(/(?<=^IP|^API)S$/, "s"),
  );
}

const acronyms = /\b(?:apis?|bgp|cni|dns|https?|ipam|ips?|mtu|tcp|tls|udp|url|vxlan)\b/gi;
