// Logs: JSON lines on standard error, with request ids and without secrets or account ids.
import pino, { type Logger } from "pino";

export type { Logger };

const secrets = ["token", "secret", "password", "authorization", "cookie", "signature"];

export function createLog(level: string): Logger {
  const paths = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  return pino(
    { level, base: null, redact: { paths, censor: "[redacted]" } },
    pino.destination({ fd: 2, sync: true }),
  );
}
