// TLS to PostgreSQL: every mode encrypts and checks as documented, and each refusal is one sentence.
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TLSSocket, type TlsOptions } from "node:tls";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { openDatabase } from "../../../src/open-database.ts";
import { SetupError } from "../../../src/ports/errors.ts";
import { connectPostgres } from "../../../src/storage/postgres/postgres-connection.ts";
import { sql } from "../../../src/storage/transaction.ts";
import { root, runCli } from "../../support/kubedrill-process.ts";
import { makeCertificate } from "../../support/storage/certificates.ts";
import { type PostgresServer, startPostgresServer } from "../../support/storage/postgres-server.ts";
import { query } from "../../support/storage/storage.ts";

const authority = makeCertificate("Test authority");
const stranger = makeCertificate("Another authority");
const ofServer = makeCertificate("database", { by: authority, hosts: ["127.0.0.1"] });
const ofGrace = makeCertificate("grace", { by: authority });
const ofNobody = makeCertificate("grace", { by: stranger });

/** grace has to show a certificate in her name; anyone else who encrypts gets in. */
const access = `
hostssl all grace 127.0.0.1/32 cert
hostssl all ada   127.0.0.1/32 trust clientcert=verify-ca
`;

let server: PostgresServer;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "kubedrill-tls-"));
  server = await startPostgresServer({
    access,
    settings: { ssl: "on", ssl_ca_file: "authority.crt" },
    files: {
      "server.crt": ofServer.certificate,
      "server.key": ofServer.privateKey,
      "authority.crt": authority.certificate,
    },
  });
  const admin = await connectPostgres(`${server.url}postgres`);
  await admin.query("CREATE ROLE grace SUPERUSER LOGIN; CREATE ROLE ada SUPERUSER LOGIN");
  await admin.end();
});

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

let files = 0;

/** The path of a new file with this content. */
function file(content: string | Buffer): string {
  const path = join(folder, `${++files}.pem`);
  writeFileSync(path, content);
  return path;
}

/** The server's address with these parameters. */
function address(parameters: Readonly<Record<string, string>>, user = "kubedrill"): string {
  const url = new URL(`${server.url}postgres`);
  url.username = user;
  url.search = String(new URLSearchParams(parameters));
  return url.href;
}

const migrations = join(root, "migrations");

/** Whether the connection that it opens is encrypted. */
async function isEncrypted(url: string): Promise<unknown> {
  const { database } = await openDatabase(url, migrations, 0);
  onTestFinished(() => database.close());
  const [row] = await query(
    database,
    sql`SELECT CAST(ssl AS TEXT) AS encrypted FROM pg_stat_ssl WHERE pid = PG_BACKEND_PID()`,
  );
  return row?.encrypted;
}

/** The one sentence that opening the address ends in. */
async function refusal(url: string): Promise<string> {
  const error: unknown = await openDatabase(url, migrations, 0).then(
    ({ database }) => database.close(),
    (reason: unknown) => reason,
  );
  if (!(error instanceof SetupError)) throw new Error("It was no refusal.", { cause: error });
  expect(error.message).not.toContain("\n");
  expect(error.message).not.toContain("PRIVATE KEY-----\nM");
  return error.message;
}

/** Something on loopback that speaks TLS after PostgreSQL's request for it, and nothing else. */
async function startTls(options: TlsOptions): Promise<string> {
  const listening = createServer((socket) => {
    socket.once("data", () => {
      socket.write("S");
      new TLSSocket(socket, { ...options, isServer: true }).on("error", () => {});
    });
  });
  listening.listen(0, "127.0.0.1");
  await once(listening, "listening");
  onTestFinished(() => void listening.close());
  return `postgres://ada@127.0.0.1:${(listening.address() as AddressInfo).port}/kubedrill`;
}

describe("sslmode", () => {
  it("verify-full encrypts where the authority is known", async () => {
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

  it("disable encrypts nothing, as an address without sslmode", async () => {
    expect(await isEncrypted(address({ sslmode: "disable" }))).toBe("false");
    expect(await isEncrypted(address({}))).toBe("false");
  });

  it("is not needed where an authority is named", async () => {
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

  it.runIf(process.platform === "linux")("is trusted where the system trusts its authority", async () => {
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
    expect(await refusal(address({ sslmode: "verify-full", sslrootcert: folder }))).toMatch(
      / names a certificate file that cannot be read\. Correct sslrootcert=/,
    );
  });

  it("takes several authorities", async () => {
    const sslrootcert = file(`# ours\n${stranger.certificate}\n${authority.certificate}`);
    expect(await isEncrypted(address({ sslrootcert }))).toBe("true");
  });
});

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

  it("that is missing is asked for by a proxy in front of the server, too", async () => {
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

  it("in another name, or of another authority, is refused", async () => {
    const ofLinus = makeCertificate("linus", { by: authority });
    expect(await refusal(address(shown(ofLinus), "grace"))).toMatch(/ for this user\. /);
    expect(await refusal(address(shown(ofNobody), "grace"))).toMatch(
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
    expect(await withKey(join(folder, "missing"))).toMatch(/ cannot be read\. Correct sslkey=/);
    expect(await refusal(address({ ...base(), sslcert }, "grace"))).toMatch(
      / needs sslcert and sslkey together/,
    );
  });
});
