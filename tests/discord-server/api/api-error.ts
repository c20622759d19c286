// Refusals as Discord words them: an HTTP status, a code of its own, and for forms what is wrong where.

export interface Problem {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
}

export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  /** More of the answer's body. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: number,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
    this.headers = headers;
  }
}

const refusals = {
  10003: [404, "Unknown Channel"],
  10004: [404, "Unknown Guild"],
  10007: [404, "Unknown Member"],
  10008: [404, "Unknown Message"],
  10011: [404, "Unknown Role"],
  10013: [404, "Unknown User"],
  10015: [404, "Unknown Webhook"],
  10062: [404, "Unknown interaction"],
  30034: [400, "Max number of daily application command creates has been reached (200)"],
  40060: [400, "Interaction has already been acknowledged."],
  40094: [400, "This interaction has reached the maximum number of follow up messages"],
  50001: [403, "Missing Access"],
  50005: [403, "Cannot edit a message authored by another user"],
  50006: [400, "Cannot send an empty message"],
  50007: [403, "Cannot send messages to this user"],
  50008: [400, "Cannot send messages in a non-text channel"],
  50013: [403, "Missing Permissions"],
  50024: [400, "Cannot execute action on this channel type"],
  50027: [401, "Invalid Webhook Token"],
  50041: [400, "Invalid API version provided"],
  50083: [400, "Thread is archived"],
  50109: [400, "The request body contains invalid JSON."],
  50278: [403, "Cannot send messages to this user due to having no mutual guilds"],
  160002: [400, "You cannot reply without permission to read message history"],
  160004: [400, "A thread has already been created for this message"],
  160005: [403, "Thread is locked"],
  200000: [400, "Message was blocked by automatic moderation"],
} as const;

export type RefusalCode = keyof typeof refusals;

/** The refusal with this code. */
export function refuse(code: RefusalCode): ApiError {
  const [status, message] = refusals[code];
  return new ApiError(status, code, message);
}

interface Nested {
  [key: string]: Nested | { readonly code: string; readonly message: string }[];
}

/** Code 50035: each problem under the path of its field. */
export function formError(problems: readonly Problem[]): ApiError {
  const errors: Nested = {};
  for (const { path, code, message } of problems) {
    let node = errors;
    for (const key of path) {
      const next = node[key];
      if (next === undefined || Array.isArray(next)) node = node[key] = {};
      else node = next;
    }
    const list = node._errors;
    if (Array.isArray(list)) list.push({ code, message });
    else node._errors = [{ code, message }];
  }
  return new ApiError(400, 50035, "Invalid Form Body", { errors });
}

/** 429, of one route or of everything. @param wait ms */
export function rateLimited(
  wait: number,
  scope: "user" | "global" | "shared",
  headers: Readonly<Record<string, string>> = {},
): ApiError {
  const seconds = wait / 1_000;
  const global = scope === "global";
  return new ApiError(
    429,
    0,
    "You are being rate limited.",
    { retry_after: seconds, global },
    {
      ...headers,
      "Retry-After": String(seconds),
      "X-RateLimit-Scope": scope,
      ...(global && { "X-RateLimit-Global": "true" }),
    },
  );
}
