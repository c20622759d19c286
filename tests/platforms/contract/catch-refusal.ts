// Errors of a platform, as the contract looks at them.
import { expect } from "vitest";
import { PlatformError } from "../../../src/ports/platform-error.ts";

/** What an attempt threw. @throws Error where it succeeded */
export async function catchError(attempt: Promise<unknown>): Promise<unknown> {
  const result = await attempt.then(
    () => "It succeeded." as const,
    (error: unknown) => ({ error }),
  );
  if (typeof result === "string") throw new Error(result);
  return result.error;
}

/** The refusal of an attempt: a sentence, or several, for a person. @throws Error for another error, or none */
export async function catchRefusal(attempt: Promise<unknown>): Promise<PlatformError> {
  const error = await catchError(attempt);
  if (!(error instanceof PlatformError)) throw new Error("That is no refusal.", { cause: error });
  expect(error.message).toMatch(/^[A-Z“].*[.…]$/);
  return error;
}
