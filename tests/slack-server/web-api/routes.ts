// Everything this Slack answers over HTTP.
import type { IncomingMessage, ServerResponse } from "node:http";
import { openAuthorizePage } from "../installs/oauth-page.ts";
import { respond } from "../interactions/respond.ts";
import type { Slack } from "../slack.ts";
import { answer } from "./answer.ts";
import { ApiError } from "./api-error.ts";
import { readArguments, readUpload } from "./read-body.ts";
import { callMethod } from "./web-api.ts";

export async function route(slack: Slack, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = request.url ?? "/";
  const mark = url.indexOf("?");
  const path = mark < 0 ? url : url.slice(0, mark);
  const query = mark < 0 ? "" : url.slice(mark + 1);
  if (path.startsWith("/api/")) {
    await callMethod(slack, request, response, path.slice("/api/".length), query);
  } else if (path.startsWith("/response/")) {
    await takeResponse(slack, request, response, path);
  } else if (path.startsWith("/upload/")) {
    await takeUpload(slack, request, response, path.slice("/upload/".length));
  } else if (path === "/oauth/v2/authorize") {
    const { status, location, text } = openAuthorizePage(slack, new URLSearchParams(query));
    response.writeHead(status, { "content-type": "text/plain", ...(location !== undefined && { location }) });
    response.end(text);
  } else {
    response.writeHead(404).end();
  }
}

async function takeResponse(slack: Slack, request: IncomingMessage, response: ServerResponse, path: string) {
  const args = await readArguments(request, "");
  const asked = { method: "response_url", args, team: path.split("/")[2], channel: undefined };
  await answer(
    slack,
    response,
    asked,
    () => {
      respond(slack, slack.responseUrls.use(path), args);
      return {};
    },
    404,
  );
}

async function takeUpload(slack: Slack, request: IncomingMessage, response: ServerResponse, id: string) {
  const bytes = await readUpload(request);
  const asked = { method: "upload", args: { id, length: bytes.length }, team: undefined, channel: undefined };
  await answer(
    slack,
    response,
    asked,
    () => {
      const file = slack.files.find(id);
      if (file === undefined) throw new ApiError("file_not_found");
      if (bytes.length !== file.length) throw new ApiError("file_upload_size_restricted");
      file.bytes = bytes;
      return {};
    },
    400,
  );
}
