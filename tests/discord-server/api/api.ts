// REST v10 over HTTP: reads a request, meets it with faults and limits, hands it to its route, answers.
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "../clock.ts";
import { ApiError, rateLimited, refuse } from "./api-error.ts";
import type { Fault, Faults } from "./faults.ts";
import { type Body, readBody } from "./files.ts";
import type { InvalidRequests, RateLimits } from "./rate-limits.ts";
import type { RequestLog } from "./request-log.ts";
import { createRouter, isInteractionRoute, type Route } from "./route.ts";

interface ApiParts {
  readonly clock: Clock;
  readonly token: () => string;
  readonly routes: readonly Route[];
  readonly limits: RateLimits;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly invalidRequests: InvalidRequests;
}

interface Incoming {
  readonly method: string;
  /** After /api/v10, without the query; undefined for another version. */
  readonly path: string | undefined;
  readonly query: string;
  readonly authorization: string | undefined;
  /** Undefined where it is not what it claims to be. */
  readonly body: Body | undefined;
}

type ForeignAnswer = Extract<Fault, { readonly answer: unknown }>["answer"];

type Headers = Readonly<Record<string, string>>;

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Headers;
  /** Its body never ends. */
  readonly stalls?: true;
}

/** What is left of a request whose socket breaks. */
const BROKEN: Answer = { status: 0 };
const ROOT = "/api/v10";

export function createApi(parts: ApiParts) {
  const { clock, limits, faults, log, invalidRequests } = parts;
  const findRoute = createRouter(parts.routes);

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const incoming = await readRequest(request);
    const path = incoming.path ?? "";
    const found = findRoute(incoming.method, path);
    const name = found?.route.name ?? "unknown";
    const answer = await decide(incoming, name, found).catch(refusal);
    log.add({ route: name, path, status: answer.status, at: clock.now(), body: incoming.body?.json });
    const isShared = answer.headers?.["X-RateLimit-Scope"] === "shared";
    if ([401, 403, 429].includes(answer.status) && !isShared) invalidRequests.add();
    if (answer === BROKEN) request.socket.resetAndDestroy();
    else write(response, answer);
  }

  async function decide(
    incoming: Incoming,
    name: string,
    found: ReturnType<typeof findRoute>,
  ): Promise<Answer> {
    if (invalidRequests.banned) {
      return { status: 429, body: "error code: 1015", headers: { "Retry-After": "600" } };
    }
    const path = incoming.path ?? "";
    const major = /^\/(?:channels|guilds|webhooks\/[^/]+)\/[^/]+/.exec(path)?.[0] ?? "";
    const fault = faults.meet(name, found?.params.channel);
    const suffered = fault && (await suffer(fault, `${name} ${major}`));
    if (suffered !== undefined) return suffered;
    if (incoming.path === undefined) throw refuse(50041);
    if (found === undefined) throw new ApiError(404, 0, "404: Not Found");
    if (!isInteractionRoute(path)) {
      if (incoming.authorization !== `Bot ${parts.token()}`) throw new ApiError(401, 0, "401: Unauthorized");
      limits.checkGlobal();
    }
    const headers = path.startsWith("/interactions/") ? {} : limits.checkRoute(name, major);
    if (incoming.body === undefined) throw refuse(50109);
    const { json, files } = incoming.body;
    const query = new URLSearchParams(incoming.query);
    try {
      const result = await found.route.handle({ params: found.params, query, body: json, files });
      if (fault !== undefined && "drop" in fault) return BROKEN;
      if (fault !== undefined && "answer" in fault) return foreign(fault.answer);
      return { status: result === undefined ? 204 : 200, body: result, headers };
    } catch (error) {
      return refusal(error, headers);
    }
  }

  async function suffer(fault: Fault, key: string): Promise<Answer | undefined> {
    if ("code" in fault) throw refuse(fault.code);
    if ("answer" in fault) return fault.done ? undefined : foreign(fault.answer);
    if ("status" in fault && fault.status === 401) throw new ApiError(401, 0, "401: Unauthorized");
    if ("status" in fault) return { status: fault.status, body: "upstream connect error" };
    if ("delay" in fault) await sleep(fault.delay);
    if ("retryAfter" in fault) {
      limits.askToWait(fault.global ? "global" : key, fault.retryAfter);
      throw rateLimited(fault.retryAfter, fault.global ? "global" : "user");
    }
    return "drop" in fault && fault.drop === "before" ? BROKEN : undefined;
  }

  return serve;
}

function foreign({ status, body = "", type = "text/html", headers, stalls }: ForeignAnswer): Answer {
  return { status, body, headers: { ...headers, "Content-Type": type }, ...(stalls && { stalls }) };
}

async function readRequest(request: IncomingMessage): Promise<Incoming> {
  const [path = "", query = ""] = (request.url ?? "").split("?", 2);
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  await once(request, "end");
  const type = request.headers["content-type"] ?? "";
  return {
    method: request.method ?? "GET",
    path: path.startsWith(`${ROOT}/`) ? path.slice(ROOT.length).replace("%40", "@") : undefined,
    query,
    authorization: request.headers.authorization,
    body: await readBody(Buffer.concat(chunks), type).catch(() => undefined),
  };
}

function refusal(error: unknown, headers: Headers = {}): Answer {
  if (!(error instanceof ApiError)) {
    console.error("The local Discord failed:", error);
    return { status: 500, body: { message: "500: Internal Server Error", code: 0 } };
  }
  const body = { message: error.message, code: error.code, ...error.details };
  return { status: error.status, body, headers: { ...headers, ...error.headers } };
}

/** Text and bytes go out as they are, everything else as JSON. */
export function write(response: ServerResponse, { status, body, headers, stalls }: Answer): void {
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  const raw = typeof body === "string" || body instanceof Uint8Array;
  const bytes = raw ? Buffer.from(body) : Buffer.from(JSON.stringify(body));
  const type = raw ? "application/octet-stream" : "application/json";
  if (stalls) {
    response.writeHead(status, { "Content-Type": type, ...headers }).write(bytes);
    return;
  }
  response.writeHead(status, { "Content-Type": type, ...headers, "Content-Length": String(bytes.length) });
  response.end(bytes);
}
