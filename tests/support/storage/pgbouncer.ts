// A PgBouncer in front of a test server: the system's, or Debian's package unpacked into a temporary folder.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePort } from "./postgres-server.ts";

const run = promisify(execFile);

/** From 1.21, it keeps prepared statements apart in transaction mode. */
export const PREPARES = 121;

interface Binary {
  readonly file: string;
  readonly env: NodeJS.ProcessEnv;
  /** 1.18 as 118. */
  readonly version: number;
}

export interface Pooler {
  /** The address of a database as the pooler's clients name it. */
  through(url: string): string;
  stop(): Promise<void>;
}

/** This machine's PgBouncer; undefined if there is none and no Debian package can be downloaded. */
export async function findPgBouncer(): Promise<Binary | undefined> {
  return examine("pgbouncer", {})
    .catch(download)
    .catch(() => undefined);
}

async function examine(file: string, env: NodeJS.ProcessEnv): Promise<Binary> {
  const { stdout } = await run(file, ["--version"], { env: { ...process.env, ...env } });
  const [, major, minor] = /PgBouncer (\d+)\.(\d+)/.exec(stdout) ?? [];
  return { file, env, version: Number(major) * 100 + Number(minor) };
}

async function download(): Promise<Binary> {
  const folder = temporaryFolder();
  const { stdout } = await run("apt-cache", ["depends", "pgbouncer"]);
  const libraries = stdout.match(/(?<=Depends: )lib(event|c-ares)\S*/g) ?? [];
  await run("apt-get", ["download", "pgbouncer", ...libraries], { cwd: folder });
  for (const archive of readdirSync(folder)) await run("dpkg", ["-x", archive, "files"], { cwd: folder });
  const places = ["usr/lib/x86_64-linux-gnu", "usr/lib/aarch64-linux-gnu"].map((at) =>
    join(folder, "files", at),
  );
  return examine(join(folder, "files/usr/sbin/pgbouncer"), { LD_LIBRARY_PATH: places.join(":") });
}

/** A folder that every user can enter, until this process ends. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "kubedrill-pgbouncer-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  chmodSync(folder, 0o755);
  return folder;
}

/** Starts it in front of the server at `url`, for every database there. */
export async function startPgBouncer(
  { file, env, version }: Binary,
  mode: "session" | "transaction",
  url: string,
): Promise<Pooler> {
  const { hostname, port } = new URL(url);
  const own = await freePort();
  const folder = temporaryFolder();
  const lines = {
    listen_addr: "127.0.0.1",
    listen_port: own,
    auth_type: "any",
    pool_mode: mode,
    default_pool_size: 40,
    max_client_conn: 500,
    server_login_retry: 1,
    unix_socket_dir: "",
    ...(version >= PREPARES && { max_prepared_statements: 200 }),
  };
  const configuration = join(folder, "pgbouncer.ini");
  writeFileSync(configuration, ini(hostname, port, lines));
  // It refuses to run as root.
  const uid = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const child = spawn(file, [configuration], { env: { ...process.env, ...env }, stdio: "ignore", ...uid });
  await untilListening(own);
  return {
    through(database) {
      const address = new URL(database);
      address.port = String(own);
      return address.href;
    },
    async stop() {
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

function ini(host: string, port: string, settings: Readonly<Record<string, string | number>>): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  return `[databases]\n* = host=${host} port=${port} user=kubedrill\n\n[pgbouncer]\n${lines.join("\n")}\n`;
}

async function untilListening(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, "127.0.0.1");
    const listens = await Promise.race([
      once(socket, "connect").then(() => true),
      once(socket, "error").then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (listens) return;
  }
}
