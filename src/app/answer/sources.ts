// Sources as short links.

/** Links named by host and last part of the path, separated by commas. */
export function sourceLinks(sources: readonly string[]): string {
  return sources.map((source) => `[${shortName(source)}](${source})`).join(", ");
}

function shortName(source: string): string {
  const { hostname, pathname } = new URL(source);
  const last = pathname.split("/").filter(Boolean).at(-1);
  return last === undefined ? hostname : `${hostname}: ${last.replace(/\.(md|html)$/, "")}`;
}
