// What the app wants to say, taken from a request's arguments and checked.

import { checkBlocks } from "../blocks/check-blocks.ts";
import { fillIds } from "../blocks/fill-ids.ts";
import { textLength } from "../blocks/visible-text.ts";
import { ApiError, refuseProblems } from "./api-error.ts";
import { isObject, isTrueAt, type JsonObject, structureAt, textAt } from "./json.ts";

export interface Draft {
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  readonly threadTs: string | undefined;
  readonly metadata: JsonObject | undefined;
}

const longestText = 40_000;

/** Undocumented; posts have been refused from 11,341 characters on (slackapi/bolt-js issues 2509 and 2867). */
const longestBlocks = 11_000;

/**
 * @param limits.text characters of `text`; Slack takes fewer when a message is updated
 * @throws ApiError no_text, msg_too_long, msg_blocks_too_long, invalid_blocks_format, invalid_blocks
 */
export function readDraft(args: JsonObject, limits: { readonly text?: number } = {}): Draft {
  const text = textAt(args, "text") ?? "";
  const blocks = readBlocks(structureAt(args, "blocks"));
  if (text === "" && blocks.length === 0) throw new ApiError("no_text");
  if (text.length > (limits.text ?? longestText)) throw new ApiError("msg_too_long");
  refuseProblems("invalid_blocks", checkBlocks(blocks, "message", "/blocks"));
  if (textLength(blocks) > longestBlocks) throw new ApiError("msg_blocks_too_long");
  const metadata = structureAt(args, "metadata");
  return {
    text,
    blocks: fillIds(blocks),
    threadTs: textAt(args, "thread_ts"),
    metadata: isObject(metadata) ? metadata : undefined,
  };
}

function readBlocks(given: unknown): readonly JsonObject[] {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given) || !given.every(isObject)) throw new ApiError("invalid_blocks_format");
  return given;
}

/** What an ack body or a response_url asks for in addition to the message. */
export function readResponse(body: JsonObject) {
  return {
    deleteOriginal: isTrueAt(body, "delete_original"),
    replaceOriginal: isTrueAt(body, "replace_original"),
    inChannel: textAt(body, "response_type") === "in_channel",
  };
}
