// blocks.validate: https://docs.slack.dev/reference/methods/blocks.validate
import { checkBlocks } from "../blocks/check-blocks.ts";
import { checkView } from "../blocks/check-view.ts";
import { ApiError } from "../web-api/api-error.ts";
import { isObject, type JsonObject, structureAt, textAt } from "../web-api/json.ts";
import type { Method } from "./method.ts";

export const blocksValidate: Method = {
  token: "bot",
  scopes: [],
  limit: "special",
  run({ args }) {
    const given = (["blocks", "message", "view"] as const).filter((key) => args[key] !== undefined);
    const [kind] = given;
    if (kind === undefined || given.length > 1) throw new ApiError("invalid_arguments");
    const problems = problemsOf(kind, structureAt(args, kind));
    if (problems.length > 0) throw new ApiError(`invalid_${kind}`, { errors: problems.map(toError) });
    return {};
  },
};

function problemsOf(kind: "blocks" | "message" | "view", value: unknown): readonly string[] {
  if (kind === "view") {
    if (!isObject(value)) throw new ApiError("invalid_arguments");
    return checkView(value, textAt(value, "type") === "home" ? "home" : "modal");
  }
  const blocks = kind === "message" && isObject(value) ? value.blocks : value;
  if (!Array.isArray(blocks) || !blocks.every(isObject)) throw new ApiError("invalid_arguments");
  return checkBlocks(blocks, "message", "");
}

function toError(problem: string): JsonObject {
  const [, message = problem, pointer = ""] = /^(.*) \[json-pointer:(.*)\]$/.exec(problem) ?? [];
  return { pointer, code: "failed_constraint", message };
}
