// TLS to PostgreSQL: every mode encrypts and checks as documented, and each error is one sentence.
import { tmpdir } from "node:os";
import { describe, expect, it, onTestFinished } from "vitest";
import { runCli } from "../../support/kubedrill-process.ts";
import { makeCertificate } from "../../support/storage/certificates.ts";
import {
  address,
  authority,
  file,
  isEncrypted,
  ofServer,
  refusal,
  startTls,
  stranger,
  useTlsServer,
} from "./tls-server.ts";

useTlsServer();

describe("sslmode", () => {
  it("verify-full encrypts if the authority is known", async () => {
    const sslrootcert = file(authority.certificate);
    expect(await isEncrypted(address({ sslmode: "verify-full", sslrootcert }))).toBe("true");
  });

  it.each(["require", "prefer", "verify-ca"])("%s is as strict as verify-full", async (sslmode) => {
    const warnings: unknown[] = [];
    const note = (warning: unknown) => warnings.push(warning);
    process.on("warning", note);
    onTestFinished(() => void process.off("warning", note));
    expect(await isEncrypted(address({ sslmode, sslrootcert: file(authority.certificate) }))).toBe("true");
    expect(await refusal(address({ sslmode, sslrootcert: file(stranger.certificate) }))).toMatch(
      / does not trust\. .*sslrootcert=<file>/,
    );
    expect(await refusal(address({ sslmode }))).toMatch(/ does not trust\. /);
    expect(warnings).toEqual([]);
  });

  it.each(["require", "prefer", "verify-ca"])("%s is explained in one line", async (sslmode) => {
    const sslrootcert = file(authority.certificate);
    const { code, err } = await runCli(["migrate"], {
      KUBEDRILL_DATABASE: address({ sslmode, sslrootcert }),
    });
    expect({ code, err }).toEqual({
      code: 0,
      err: `Kubedrill treats the database's sslmode=${sslmode} as verify-full: it encrypts, and checks the server's certificate and host name. Write sslmode=verify-full to hide this line.\n`,
    });
  });

  it("no-verify encrypts with any certificate", async () => {
    expect(await isEncrypted(address({ sslmode: "no-verify" }))).toBe("true");
  });

  it("disable encrypts nothing, like an address without sslmode", async () => {
    expect(await isEncrypted(address({ sslmode: "disable" }))).toBe("false");
    expect(await isEncrypted(address({}))).toBe("false");
  });

  it("isn't needed if an authority is named", async () => {
    expect(await isEncrypted(address({ sslrootcert: file(authority.certificate) }))).toBe("true");
  });
});

describe("a server's certificate", () => {
  const sslmode = "verify-full";

  it("for another host is refused", async () => {
    const other = makeCertificate("database", { by: authority, hosts: ["db.example.com"] });
    const url = await startTls({ key: other.privateKey, cert: other.certificate });
    expect(await refusal(`${url}?sslmode=${sslmode}&sslrootcert=${file(authority.certificate)}`)).toMatch(
      / the certificate of another host\. /,
    );
  });

  it("that has expired is refused", async () => {
    const old = makeCertificate("database", {
      by: authority,
      hosts: ["127.0.0.1"],
      until: new Date("2001-01-01"),
    });
    const url = await startTls({ key: old.privateKey, cert: old.certificate });
    expect(await refusal(`${url}?sslmode=${sslmode}&sslrootcert=${file(authority.certificate)}`)).toMatch(
      / has expired/,
    );
  });

  it("is checked against the system's authorities with sslrootcert=system", async () => {
    expect(await refusal(address({ sslmode, sslrootcert: "system" }))).toMatch(/ does not trust\. /);
  });

  it.runIf(process.platform === "linux")("is trusted if the system trusts its authority", async () => {
    const { code, err } = await runCli(["migrate"], {
      KUBEDRILL_DATABASE: address({ sslmode, sslrootcert: "system" }),
      SSL_CERT_FILE: file(authority.certificate),
    });
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });

  it("under old rules is refused without a stack trace", async () => {
    const url = await startTls({
      key: ofServer.privateKey,
      cert: ofServer.certificate,
      maxVersion: "TLSv1.1",
      minVersion: "TLSv1.1",
    });
    expect(await refusal(`${url}?sslmode=${sslmode}`)).toMatch(/ can't agree .* encrypted connection\. /);
  });
});

describe("sslrootcert", () => {
  const der = Buffer.from(authority.certificate.replaceAll(/-----.*-----|\s/g, ""), "base64");

  it.each([
    ["in binary form", der],
    ["that is empty", ""],
    ["with a text", "Dear diary"],
    ["with a key alone", authority.privateKey],
    ["cut off", authority.certificate.slice(0, 200)],
  ])("names a file %s: one sentence says what is expected", async (_, content) => {
    const sslrootcert = file(content);
    expect(await refusal(address({ sslmode: "verify-full", sslrootcert }))).toBe(
      `sslrootcert=${sslrootcert} in KUBEDRILL_DATABASE has no certificate in PEM format. Name a file with -----BEGIN CERTIFICATE-----; openssl x509 -inform der converts the binary format.`,
    );
  });

  it("names a damaged file: one sentence says which certificate", async () => {
    const damaged = authority.certificate.replace(/\n.{20}/, "\nAAAA");
    const sslrootcert = file(`${stranger.certificate}${damaged}`);
    expect(await refusal(address({ sslmode: "verify-full", sslrootcert }))).toMatch(
      /^Certificate 2 in sslrootcert=.* is damaged\. /,
    );
  });

  it("names a folder: one sentence says that it can't be read", async () => {
    expect(await refusal(address({ sslmode: "verify-full", sslrootcert: tmpdir() }))).toMatch(
      / names a certificate file that cannot be read\. Correct sslrootcert=/,
    );
  });

  it("takes several authorities", async () => {
    const sslrootcert = file(`# ours\n${stranger.certificate}\n${authority.certificate}`);
    expect(await isEncrypted(address({ sslrootcert }))).toBe("true");
  });
});
