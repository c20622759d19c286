// Reads what the bot sends by its schema, and words what is wrong as Discord does.
import { z } from "zod";
import { formError, type Problem } from "./api-error.ts";

/** A text of up to so many characters. */
export const text = (most: number) => z.string().max(most);

/** A text of so many characters. */
export const textBetween = (least: number, most: number) =>
  z.string().refine((value) => value.length >= least && value.length <= most, badLength(least, most));

/** A list of so many items. */
export const listBetween = <T extends z.ZodType>(item: T, least: number, most: number) =>
  z.array(item).refine((list) => list.length >= least && list.length <= most, badLength(least, most));

function badLength(least: number, most: number) {
  return {
    message: `Must be between ${least} and ${most} in length.`,
    params: { code: "BASE_TYPE_BAD_LENGTH" },
  };
}

/** A check of several fields together. */
export function problem(code: string, message: string, path: (string | number)[] = []) {
  return { message, params: { code }, path };
}

/** The value, read by its schema. @param at where it stands in the body. @throws ApiError 50035 */
export function readForm<T extends z.ZodType>(
  schema: T,
  value: unknown,
  at: readonly string[] = [],
): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw formError(result.error.issues.map((issue) => toProblem(issue, at)));
}

function toProblem(issue: z.core.$ZodIssue, at: readonly string[]): Problem {
  const path = [...at, ...issue.path.map((key) => (typeof key === "number" ? key : String(key)))];
  const [code, message] = word(issue);
  return { path, code, message };
}

function word(issue: z.core.$ZodIssue): readonly [code: string, message: string] {
  switch (issue.code) {
    case "custom":
      return [String(issue.params?.code ?? "BASE_TYPE_INVALID"), issue.message];
    case "too_big":
      return issue.origin === "string" || issue.origin === "array"
        ? ["BASE_TYPE_MAX_LENGTH", `Must be ${issue.maximum} or fewer in length.`]
        : ["NUMBER_TYPE_MAX", `${issue.origin} value should be less than or equal to ${issue.maximum}.`];
    case "too_small":
      return [
        "NUMBER_TYPE_MIN",
        `${issue.origin} value should be greater than or equal to ${issue.minimum}.`,
      ];
    case "invalid_union":
      return ["UNION_TYPE_CHOICES", 'The value of field "type" is not one that may stand here.'];
    case "invalid_value":
      return ["BASE_TYPE_CHOICES", `Value must be one of {${issue.values.map(String).join(", ")}}.`];
    case "invalid_type":
      return issue.message.endsWith("received undefined")
        ? ["BASE_TYPE_REQUIRED", "This field is required"]
        : ["BASE_TYPE_INVALID", `This field is not a ${issue.expected}`];
    default:
      return ["BASE_TYPE_INVALID", issue.message];
  }
}
