// What Slack refuses, as it says it.

/** A refusal: `{ok: false, error: code, …details}` with HTTP 200. */
export class ApiError extends Error {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, details: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.name = "ApiError";
    this.code = code;
    this.details = details;
  }
}

/** @param problems such as "must be less than 151 characters [json-pointer:/blocks/0/text/text]" */
export function refuseProblems(code: string, problems: readonly string[]): void {
  if (problems.length === 0) return;
  throw new ApiError(code, {
    errors: problems,
    response_metadata: { messages: problems.map((problem) => `[ERROR] ${problem}`) },
  });
}

export function missingScope(needed: string, provided: readonly string[]): ApiError {
  return new ApiError("missing_scope", { needed, provided: provided.join(",") });
}
