// A PostgreSQL server with TLS, and certificates for it.
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TLSSocket, type TlsOptions } from "node:tls";
import { afterAll, beforeAll, expect, onTestFinished } from "vitest";
import { openDatabase } from "../../../src/open-database.ts";
import { SetupError } from "../../../src/ports/errors.ts";
import { connectPostgres } from "../../../src/storage/postgres/postgres-connection.ts";
import { sql } from "../../../src/storage/transaction.ts";
import { root } from "../../support/kubedrill-process.ts";
import { makeCertificate } from "../../support/storage/certificates.ts";
import { type PostgresServer, startPostgresServer } from "../../support/storage/postgres-server.ts";
import { query } from "../../support/storage/storage.ts";

export const authority = makeCertificate("Test authority");
export const stranger = makeCertificate("Another authority");
export const ofServer = makeCertificate("database", { by: authority, hosts: ["127.0.0.1"] });
export const ofGrace = makeCertificate("grace", { by: authority });
export const ofStranger = makeCertificate("grace", { by: stranger });

/** grace needs a certificate in her name; anyone else gets in with an encrypted connection. */
const access = `
hostssl all grace 127.0.0.1/32 cert
hostssl all ada   127.0.0.1/32 trust clientcert=verify-ca
`;

let server: PostgresServer;
let folder: string;

/** Starts a server with TLS before the tests of a file, and stops it afterwards. */
export function useTlsServer(): void {
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
}

let files = 0;

/** The path of a file that doesn't exist. */
export const missingFile = () => join(folder, "missing");

/** The path of a new file with this content. */
export function file(content: string | Buffer): string {
  const path = join(folder, `${++files}.pem`);
  writeFileSync(path, content);
  return path;
}

/** The server's address with these parameters. */
export function address(parameters: Readonly<Record<string, string>>, user = "kubedrill"): string {
  const url = new URL(`${server.url}postgres`);
  url.username = user;
  url.search = String(new URLSearchParams(parameters));
  return url.href;
}

const migrations = join(root, "migrations");

/** Opens the address and returns whether the connection is encrypted. */
export async function isEncrypted(url: string): Promise<unknown> {
  const { database } = await openDatabase(url, migrations, 0);
  onTestFinished(() => database.close());
  const [row] = await query(
    database,
    sql`SELECT CAST(ssl AS TEXT) AS encrypted FROM pg_stat_ssl WHERE pid = PG_BACKEND_PID()`,
  );
  return row?.encrypted;
}

/** The error when opening the address. */
export async function refusal(url: string): Promise<string> {
  const error: unknown = await openDatabase(url, migrations, 0).then(
    ({ database }) => database.close(),
    (reason: unknown) => reason,
  );
  if (!(error instanceof SetupError)) throw new Error("It was no refusal.", { cause: error });
  expect(error.message).not.toContain("\n");
  expect(error.message).not.toContain("PRIVATE KEY-----\nM");
  return error.message;
}

/** A server on loopback that starts TLS when a PostgreSQL client requests it, and does nothing else. */
export async function startTls(options: TlsOptions): Promise<string> {
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
