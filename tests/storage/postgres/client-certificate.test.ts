// Client certificates for PostgreSQL: who gets in, and each error is one sentence.
import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { makeCertificate } from "../../support/storage/certificates.ts";
import {
  address,
  authority,
  file,
  isEncrypted,
  missingFile,
  ofGrace,
  ofServer,
  ofStranger,
  refusal,
  startTls,
  useTlsServer,
} from "./tls-server.ts";

useTlsServer();

describe("a client certificate", () => {
  const base = () => ({ sslmode: "verify-full", sslrootcert: file(authority.certificate) });
  const shown = ({ certificate, privateKey }: typeof ofGrace) => ({
    ...base(),
    sslcert: file(certificate),
    sslkey: file(privateKey),
  });

  it("lets its user in", async () => {
    expect(await isEncrypted(address(shown(ofGrace), "grace"))).toBe("true");
  });

  it.each(["grace", "ada"])("that is missing is asked for (%s)", async (user) => {
    expect(await refusal(address(base(), user))).toMatch(
      / asks for a client certificate\. Name one with sslcert=<file>&sslkey=<file>/,
    );
  });

  it("that is missing is also asked for by a proxy in front of the server", async () => {
    const url = await startTls({
      key: ofServer.privateKey,
      cert: ofServer.certificate,
      ca: authority.certificate,
      requestCert: true,
      rejectUnauthorized: true,
    });
    expect(await refusal(`${url}?${new URLSearchParams(base())}`)).toMatch(
      / asks for a client certificate\. /,
    );
  });

  it("in another name or from another authority is refused", async () => {
    const ofLinus = makeCertificate("linus", { by: authority });
    expect(await refusal(address(shown(ofLinus), "grace"))).toMatch(/ for this user\. /);
    expect(await refusal(address(shown(ofStranger), "grace"))).toMatch(
      / doesn't accept the certificate in sslcert\. /,
    );
  });

  it("needs its own key, unencrypted and in PEM form", async () => {
    const sslcert = file(ofGrace.certificate);
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const encrypted = privateKey.export({
      type: "pkcs8",
      format: "pem",
      cipher: "aes-256-cbc",
      passphrase: "hunter2",
    });
    const withKey = (sslkey: string) => refusal(address({ ...base(), sslcert, sslkey }, "grace"));
    expect(await withKey(file(ofServer.privateKey))).toMatch(/ doesn't belong to the certificate /);
    expect(await withKey(file(encrypted))).toMatch(/ needs a passphrase, which Kubedrill can't enter\. /);
    expect(await withKey(sslcert)).toMatch(/ has no private key in PEM format\. /);
    expect(await withKey(missingFile())).toMatch(/ cannot be read\. Correct sslkey=/);
    expect(await refusal(address({ ...base(), sslcert }, "grace"))).toMatch(
      / needs sslcert and sslkey together/,
    );
  });
});
