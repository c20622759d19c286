// What PostgreSQL's errors mean for the operator. No sentence repeats the password.
import { SetupError } from "../../ports/errors.ts";
import { meaningOfPooler } from "./pooler-errors.ts";

const WANTS_CERTIFICATE =
  "asks for a client certificate. Name one with sslcert=<file>&sslkey=<file> in KUBEDRILL_DATABASE.";

/** Meanings by the server's or the socket's code; each continues “The database <name> …”. */
const byCode: readonly (readonly [code: RegExp, meaning: string])[] = [
  [/^28P01$/, "refuses the user or the password in KUBEDRILL_DATABASE. Correct them there."],
  [/^3D000$/, "does not exist. Create it: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'."],
  [/^42501$/, "lets this user do too little. Make the user its owner: ALTER DATABASE … OWNER TO …."],
  [
    /^53300$/,
    "has no connection left. Lower connection_limit in KUBEDRILL_DATABASE, or raise the server's max_connections.",
  ],
  [
    /^(53100|53200|58030)$/,
    "cannot write: its disk or memory is used up, or reports an error. Look into the server's log.",
  ],
  [/^25006$/, "is a read-only copy. Point KUBEDRILL_DATABASE at the server that takes writes."],
  [/^57014$/, "ended a statement that took too long. Look into its load and its locks."],
  [/^57P0[123]$/, "is starting or stopping. Try again in a moment."],
  [
    /^(ECONNREFUSED|ENOENT)$/,
    "does not answer: nothing listens there. Start PostgreSQL, or correct the host and port.",
  ],
  [/^(ECONNRESET|EPIPE)$/, "closed the connection. Look into the server's log."],
  [/^(ENOTFOUND|EAI_AGAIN)$/, "cannot be found: there is no such host. Correct it in KUBEDRILL_DATABASE."],
  [
    /^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/,
    "does not answer in time. Check the host, the port and the firewall.",
  ],
  [
    /^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/,
    "shows a certificate that has expired or isn't valid yet. Renew it there, or set this machine's clock.",
  ],
  [
    /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_[A-Z_]+|CERT_[A-Z_]+)$/,
    "shows a certificate that this machine does not trust. Give its authority with sslrootcert=<file>, or do without the check with sslmode=no-verify.",
  ],
  [
    /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    "shows the certificate of another host. Use the name that it was made for.",
  ],
  [/^ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED$/, WANTS_CERTIFICATE],
  [
    /^ERR_SSL_.*(UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_(UNKNOWN|EXPIRED|REVOKED)|UNSUPPORTED_CERTIFICATE)$/,
    "doesn't accept the certificate in sslcert. Name one that its authority signed.",
  ],
  [
    /^(ERR_SSL_|ERR_TLS_|ERR_OSSL_|EPROTO$)/,
    "can't agree with Kubedrill on an encrypted connection. Check its ssl settings, its certificate, and the port.",
  ],
];

/** Meanings by the message, for errors without a specific code. */
const byMessage: readonly (readonly [said: RegExp, meaning: string])[] = [
  [
    /no encryption|SSL off/,
    "takes encrypted connections only. Add sslmode=verify-full to KUBEDRILL_DATABASE.",
  ],
  [
    /no pg_hba.conf entry|role "[^"]*" does not exist/,
    "does not let this user in from here. Correct the user in KUBEDRILL_DATABASE, or allow it in pg_hba.conf.",
  ],
  [/valid client certificate/, WANTS_CERTIFICATE],
  [
    /certificate authentication failed/,
    "doesn't accept the certificate in sslcert for this user. Name the user that it was made for, or another certificate.",
  ],
  [
    /password must be a (?:non-empty )?string/,
    "wants a password. Put it into KUBEDRILL_DATABASE, or into PGPASSWORD.",
  ],
  [
    /does not support SSL|establishing an SSL connection/,
    "speaks no TLS. Switch it on there, or take sslmode out of KUBEDRILL_DATABASE.",
  ],
  [
    /^Connection terminated due to connection timeout|^timeout expired|^Query read timeout/,
    "does not answer in time. Check the host, the port and the firewall.",
  ],
  [/^Connection terminated/, "closed the connection. Look into the server's log."],
];

/** A pooler's error as a sentence for the log; returns any other error unchanged. */
export function explainPoolerError(error: unknown, name: string): unknown {
  return error instanceof Error && meaningOfPooler(error, codeOf(error)) !== undefined
    ? explainPostgresError(error, name)
    : error;
}

/** Whether the server or a pooler refuses the user or the password: another address may help, waiting doesn't. */
export function refusesAccess(error: unknown): boolean {
  return error instanceof Error && (/^28/.test(codeOf(error)) || /authentication failed/.test(error.message));
}

/** The error as a sentence about the database `name`, for the operator; returns any other error unchanged. */
export function explainPostgresError(error: unknown, name: string): unknown {
  if (!(error instanceof Error) || error instanceof SetupError) return error;
  const code = codeOf(error);
  const meaning =
    meaningOfPooler(error, code) ??
    byMessage.find(([said]) => said.test(error.message))?.[1] ??
    byCode.find(([known]) => known.test(code))?.[1];
  return meaning === undefined ? error : new SetupError(`The database ${name} ${meaning}`, { cause: error });
}

function codeOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : "";
}
