// files.getUploadURLExternal and files.completeUploadExternal.

import { post } from "../interactions/show.ts";
import type { File } from "../model.ts";
import { ApiError } from "../web-api/api-error.ts";
import { type Draft, readDraft } from "../web-api/draft.ts";
import { isObject, type JsonObject, structureAt, textAt } from "../web-api/json.ts";
import { isIn } from "../world.ts";
import { findChannel, type Method, requireText } from "./method.ts";

export const filesGetUploadUrl: Method = {
  token: "bot",
  scopes: ["files:write"],
  limit: 100,
  run({ slack, args }) {
    const length = Number(requireText(args, "length"));
    if (!(length > 0)) throw new ApiError("invalid_arguments");
    // The documentation says alt_txt, the SDK alt_text.
    const alt = textAt(args, "alt_txt") ?? textAt(args, "alt_text");
    const file = slack.files.reserve(requireText(args, "filename"), length, alt);
    return { upload_url: `${slack.address}/upload/${file.id}`, file_id: file.id };
  },
};

export const filesCompleteUpload: Method = {
  token: "bot",
  scopes: ["files:write"],
  limit: 100,
  run(call) {
    const { slack, args, installation } = call;
    const given = structureAt(args, "files");
    if (!Array.isArray(given) || given.length === 0) throw new ApiError("invalid_arguments");
    const files = given.filter(isObject).map((entry) => {
      const file = slack.files.find(requireText(entry, "id"));
      if (file?.bytes === undefined) throw new ApiError("file_not_found");
      file.title = textAt(entry, "title") ?? file.title;
      return file;
    });
    const place = textAt(args, "channel_id");
    if (place !== undefined) {
      const channel = findChannel(call, place);
      if (channel.kind !== "direct" && !isIn(channel, installation.bot)) throw new ApiError("not_in_channel");
      post(slack, { channel, author: installation, draft: readComment(args), files });
    }
    for (const file of files) file.complete = true;
    return { files: files.map(fileJson) };
  },
};

/** A file may come without a word. */
function readComment(args: JsonObject): Draft {
  const text = textAt(args, "initial_comment");
  const said = text === undefined ? args : { thread_ts: args.thread_ts, text };
  if (text === undefined && args.blocks === undefined) {
    return { text: "", blocks: [], threadTs: textAt(args, "thread_ts"), metadata: undefined };
  }
  return readDraft(said);
}

function fileJson({ id, name, title }: File): JsonObject {
  return { id, name, title };
}
