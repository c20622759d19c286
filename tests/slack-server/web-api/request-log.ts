// What the app asked of this Slack.
import { keepLast } from "../bounded.ts";
import type { JsonObject } from "./json.ts";

export interface RequestEntry {
  /** Such as "chat.postMessage", "response_url" or "upload". */
  readonly method: string;
  /** Id of the workspace or organization of the token; undefined without a valid one. */
  readonly team: string | undefined;
  /** HTTP status; 0 where the connection was cut. */
  readonly status: number;
  /** Slack's error code. */
  readonly error: string | undefined;
  /** Epoch ms. */
  readonly at: number;
  readonly args: JsonObject;
}

export interface RequestLog {
  readonly entries: readonly RequestEntry[];
  add(entry: RequestEntry): void;
}

export function createRequestLog(remember: number): RequestLog {
  const entries: RequestEntry[] = [];
  return { entries, add: (entry) => keepLast(entries, entry, remember) };
}
