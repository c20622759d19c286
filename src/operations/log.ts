// Logs: JSON lines on standard error, with request ids and without secrets or account ids.
import pino, { type Logger, stdSerializers } from "pino";

export type { Logger };

const secrets = ["token", "secret", "password", "authorization", "cookie", "signature"];

export function createLog(level: string): Logger {
  const paths = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  return pino(
    { level, base: null, redact: { paths, censor: "[redacted]" }, serializers: { err: describeError } },
    pino.destination({ fd: 2, sync: true }),
  );
}

/** An error's message and causes. Its other fields may contain account IDs, as PostgreSQL's `detail` does. */
export function describeError(error: unknown) {
  if (!(error instanceof Error)) return error;
  const { type, message, stack, code } = stdSerializers.err(error);
  return { type, message, stack, code };
}
