// Routes by method and path: "POST /channels/:channel/messages" and what answers it.
import type { UploadedFile } from "./files.ts";

/** The names after colons in a path. */
type Names<Path> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Names<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

export interface ApiRequest<Name extends string = string> {
  readonly params: Readonly<Record<Name, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

/** Answers with JSON, or with 204 where it is undefined. */
type Handler<Name extends string> = (request: ApiRequest<Name>) => unknown;

export interface Route {
  /** Method and path, as the log names it. */
  readonly name: string;
  handle(request: ApiRequest): unknown;
}

/** @param name such as "GET /channels/:channel" */
export function route<const Path extends string>(name: Path, handle: Handler<Names<Path>>): Route {
  return { name, handle };
}

interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** @returns a function that finds the route of a method and a path without query */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => Found | undefined {
  const table = new Map(
    routes.map((route) => {
      const names = route.name.split("/").flatMap((part) => (part.startsWith(":") ? [part.slice(1)] : []));
      return [route.name.replaceAll(/:\w+/g, ":"), { route, names }];
    }),
  );
  return (method, path) => {
    const values: string[] = [];
    const parts = path.split("/");
    const shape = parts.map((part, index) => {
      if (!isParameter(part, index, parts[1] ?? "")) return part;
      values.push(part);
      return ":";
    });
    const entry = table.get(`${method} ${shape.join("/")}`);
    if (entry === undefined) return undefined;
    return {
      route: entry.route,
      params: Object.fromEntries(entry.names.map((name, i) => [name, values[i] ?? ""])),
    };
  };
}

/** Ids are digits; the third part under interactions and webhooks is a token. */
function isParameter(part: string, index: number, first: string): boolean {
  if (index === 3 && (first === "interactions" || first === "webhooks")) return true;
  return part === "@original" || /^\d{17,19}$/.test(part);
}

/** Interaction routes need no bot token, and are outside the global limit. */
export function isInteractionRoute(path: string): boolean {
  return path.startsWith("/interactions/") || path.startsWith("/webhooks/");
}
