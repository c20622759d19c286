// The Web API's door: token, scopes and limits before every method.
import type { IncomingMessage, ServerResponse } from "node:http";
import { methods } from "../methods/index.ts";
import type { Method } from "../methods/method.ts";
import type { Installation } from "../model.ts";
import type { Slack } from "../slack.ts";
import { type Asked, answer, placeOf, RateLimited } from "./answer.ts";
import { ApiError, missingScope } from "./api-error.ts";
import { type JsonObject, textAt } from "./json.ts";
import { readArguments } from "./read-body.ts";

/** @param name the method, such as "chat.postMessage" */
export async function callMethod(
  slack: Slack,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  query: string,
): Promise<void> {
  const args = await readArguments(request, query);
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? textAt(args, "token");
  const method = methods.get(name);
  const who = method?.token === "bot" ? authenticate(slack, token) : undefined;
  const installation = who instanceof ApiError ? undefined : who;
  const asked: Asked = {
    method: name,
    args,
    team:
      installation && (installation.workspace?.id ?? textAt(args, "team_id") ?? installation.enterprise?.id),
    channel: textAt(args, "channel"),
  };
  if (installation !== undefined) response.setHeader("x-oauth-scopes", installation.scopes.join(","));
  await answer(slack, response, asked, () => {
    if (method === undefined) throw new ApiError("unknown_method");
    if (who instanceof ApiError) throw who;
    checkLimit(slack, method, asked);
    if (method.token !== "bot") return runWithoutBot(slack, method, args, token);
    if (installation === undefined) throw new ApiError("not_authed");
    const missing = method.scopes.find((scope) => !installation.scopes.includes(scope));
    if (missing !== undefined) throw missingScope(missing, installation.scopes);
    return method.run({ slack, args, token, installation });
  });
}

function authenticate(slack: Slack, token: string | undefined): Installation | ApiError {
  if (token === undefined) return new ApiError("not_authed");
  if (token === slack.settings.appToken) return new ApiError("not_allowed_token_type");
  try {
    return slack.installations.authenticate(token);
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

function runWithoutBot(
  slack: Slack,
  method: Exclude<Method, { token: "bot" }>,
  args: JsonObject,
  token: string | undefined,
): JsonObject {
  if (method.token === "app" && token !== slack.settings.appToken) {
    if (token === undefined) throw new ApiError("not_authed");
    throw new ApiError(
      slack.installations.find(token) === undefined ? "invalid_auth" : "not_allowed_token_type",
    );
  }
  return method.run({ slack, args, token });
}

function checkLimit(slack: Slack, { limit }: Method, asked: Asked): void {
  const seconds = slack.limits.refuse(limit, asked.method, placeOf(asked));
  if (seconds !== undefined) throw new RateLimited(seconds);
}
