// Logs: JSON lines on standard error, with request ids and without secrets or account ids.
import pino, { type Logger, stdSerializers } from "pino";
import { addSecretPaths, type SecretPaths } from "../environment/secret-files.ts";

export type { Logger };

const secrets = ["token", "secret", "password", "authorization", "cookie", "signature"];

/** Messages that name a secret's variable also name its file, if it has one. */
export function createLog(level: string, secretPaths: SecretPaths = {}): Logger {
  const paths = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  return pino(
    {
      level,
      base: null,
      redact: { paths, censor: "[redacted]" },
      serializers: { err: describeError },
      hooks: {
        logMethod(words, method) {
          const named = words.map((word) =>
            typeof word === "string" ? addSecretPaths(word, secretPaths) : word,
          );
          method.apply(this, named as typeof words);
        },
      },
    },
    pino.destination({ fd: 2, sync: true }),
  );
}

/** An error's message and causes. Its other fields may contain account IDs, as PostgreSQL's `detail` does. */
export function describeError(error: unknown) {
  if (!(error instanceof Error)) return error;
  const { type, message, stack, code } = stdSerializers.err(error);
  return { type, message, stack, code };
}
