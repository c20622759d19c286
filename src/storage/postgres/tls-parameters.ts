// What a PostgreSQL address says about TLS. Kubedrill reads it: the driver would warn, or misread it.
import { SetupError } from "../../ports/errors.ts";
import type { Parameters } from "./address-parameters.ts";

/** TLS as it is asked for; the files are not read yet. */
export interface Tls {
  /** Whether the server has to prove who it is. */
  readonly verify: boolean;
  /** The file of the server's authority, or `system`; undefined: those that Node knows. */
  readonly rootCertificate: string | undefined;
  /** The files of the certificate and key that this client shows. */
  readonly client: { readonly certificate: string; readonly key: string } | undefined;
}

type TlsParameters = Pick<Parameters, "sslmode" | "sslrootcert" | "sslcert" | "sslkey">;

/** PostgreSQL's weaker checks: here, an encrypted connection always knows whom it talks to. */
const strengthened = ["prefer", "require", "verify-ca"];

const modes = ["disable", "no-verify", "verify-full", ...strengthened];

export function isTlsMode(mode: string): boolean {
  return modes.includes(mode);
}

/** The modes as an error lists them. */
export const tlsModes = "verify-full, no-verify or disable";

/** Undefined: a connection in plain text. @throws SetupError where the parameters contradict each other. */
export function readTls({ sslmode, sslrootcert, sslcert, sslkey }: TlsParameters): Tls | undefined {
  if (sslmode !== undefined && !isTlsMode(sslmode))
    throw new SetupError(`sslmode in KUBEDRILL_DATABASE must be ${tlsModes}, in lower case.`);
  if ((sslcert === undefined) !== (sslkey === undefined))
    throw new SetupError(
      "KUBEDRILL_DATABASE needs sslcert and sslkey together: the client's certificate and its key. Add the missing one.",
    );
  const files = [sslrootcert, sslcert].some((file) => file !== undefined);
  if (sslmode === "disable" && files)
    throw new SetupError(
      "KUBEDRILL_DATABASE has certificates but sslmode=disable, which uses none. Write sslmode=verify-full, or remove them.",
    );
  if (sslmode === "disable" || (sslmode === undefined && !files)) return undefined;
  return {
    verify: sslmode !== "no-verify",
    rootCertificate: sslrootcert,
    client: sslcert === undefined || sslkey === undefined ? undefined : { certificate: sslcert, key: sslkey },
  };
}

/** One sentence where `mode` checks more than PostgreSQL's own tools do; else undefined. */
export function tlsModeNote(mode: string | null | undefined): string | undefined {
  return mode && strengthened.includes(mode)
    ? `Kubedrill treats the database's sslmode=${mode} as verify-full: it encrypts, and checks the server's certificate and host name. Write sslmode=verify-full to hide this line.`
    : undefined;
}
