// Reads and checks the certificates and keys that a PostgreSQL address names, before the driver gets them.
import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { type ConnectionOptions, getCACertificates } from "node:tls";
import { SetupError } from "../../ports/errors.ts";
import type { Tls } from "./tls-parameters.ts";

/** The driver's TLS options; false means plain text. @throws SetupError if a file is unusable */
export function loadTls(tls: Tls | undefined): ConnectionOptions | false {
  if (tls === undefined) return false;
  return {
    rejectUnauthorized: tls.verify,
    ...(tls.rootCertificate === undefined ? {} : { ca: loadAuthorities(tls.rootCertificate) }),
    ...(tls.client === undefined ? {} : loadClient(tls.client)),
  };
}

function loadAuthorities(file: string): string[] {
  return file === "system" ? getCACertificates("system") : loadCertificates("sslrootcert", file);
}

function loadClient({
  certificate,
  key,
}: NonNullable<Tls["client"]>): Pick<ConnectionOptions, "cert" | "key"> {
  const certificates = loadCertificates("sslcert", certificate);
  const text = readText("sslkey", key);
  const privateKey = parseKey(text, key);
  if (certificates.every((one) => !new X509Certificate(one).checkPrivateKey(privateKey)))
    throw new SetupError(
      `The key in sslkey=${key} doesn't belong to the certificate in sslcert=${certificate}. Correct one of them in KUBEDRILL_DATABASE.`,
    );
  return { cert: certificates.join("\n"), key: text };
}

/** The certificates in a PEM file, as one text each. */
function loadCertificates(parameter: string, file: string): string[] {
  const found = readText(parameter, file).match(
    /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]+-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g,
  );
  if (found === null)
    throw new SetupError(
      `${parameter}=${file} in KUBEDRILL_DATABASE has no certificate in PEM format. Name a file with -----BEGIN CERTIFICATE-----; openssl x509 -inform der converts the binary format.`,
    );
  for (const [index, text] of found.entries()) {
    try {
      new X509Certificate(text);
    } catch (error) {
      throw new SetupError(
        `Certificate ${index + 1} in ${parameter}=${file} is damaged. Copy the file named in KUBEDRILL_DATABASE again.`,
        { cause: error },
      );
    }
  }
  return found;
}

function parseKey(text: string, file: string) {
  try {
    return createPrivateKey(text);
  } catch (error) {
    throw new SetupError(
      /ENCRYPTED/.test(text)
        ? `The key in sslkey=${file} needs a passphrase, which Kubedrill can't enter. Name an unencrypted copy in KUBEDRILL_DATABASE.`
        : `sslkey=${file} in KUBEDRILL_DATABASE has no private key in PEM format. Name a file with -----BEGIN PRIVATE KEY-----.`,
      { cause: error },
    );
  }
}

function readText(parameter: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new SetupError(
      `KUBEDRILL_DATABASE names a certificate file that cannot be read. Correct ${parameter}=${file}, or let this user read it.`,
      { cause: error },
    );
  }
}
