// A PostgreSQL address's TLS parameters. Kubedrill reads them itself, because the driver warns about or misreads them.
import { SetupError } from "../../ports/errors.ts";
import type { Parameters } from "./address-parameters.ts";

/** The requested TLS; its files aren't read yet. */
export interface Tls {
  /** Whether to verify the server's certificate. */
  readonly verify: boolean;
  /** The file of the server's authority, or `system`; undefined for Node's own list. */
  readonly rootCertificate: string | undefined;
  /** The files of this client's certificate and key. */
  readonly client: { readonly certificate: string; readonly key: string } | undefined;
}

type TlsParameters = Pick<Parameters, "sslmode" | "sslrootcert" | "sslcert" | "sslkey">;

/** PostgreSQL's weaker modes: Kubedrill always verifies the server of an encrypted connection. */
const strengthened = ["prefer", "require", "verify-ca"];

const modes = ["disable", "no-verify", "verify-full", ...strengthened];

/** Whether Kubedrill knows this sslmode. */
export function isTlsMode(mode: string): boolean {
  return modes.includes(mode);
}

/** The modes, as errors list them. */
export const tlsModes = "verify-full, no-verify or disable";

/** Reads the TLS parameters; undefined means plain text. @throws SetupError if they contradict each other */
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

/** A sentence for the operator if Kubedrill checks more in this mode than PostgreSQL's own tools; otherwise undefined. */
export function tlsModeNote(mode: string | null | undefined): string | undefined {
  return mode && strengthened.includes(mode)
    ? `Kubedrill treats the database's sslmode=${mode} as verify-full: it encrypts, and checks the server's certificate and host name. Write sslmode=verify-full to hide this line.`
    : undefined;
}
