// Litestream 0.3.13, from npm: downloaded into a temporary folder, since no other system's package has it.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "./kubedrill-process.ts";

const run = promisify(execFile);

/** The configuration that we ship. */
const config = join(root, "deploy/litestream/litestream.yml");

export interface Litestream {
  /** Begins to copy a database into a folder. Returns what kills it, like a power cut. */
  replicate(database: string, folder: string): { kill(): Promise<void> };
  /** Restores the folder's newest state into a new file. */
  restore(folder: string, database: string): Promise<void>;
}

/** Undefined on systems that npm has no binary for, or without a registry. */
export async function findLitestream(): Promise<Litestream | undefined> {
  const program = await findLitestreamProgram();
  return program === undefined ? undefined : createLitestream(program);
}

/** The program's path, or undefined as above. */
export async function findLitestreamProgram(): Promise<string | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const folder = mkdtempSync(join(tmpdir(), "kubedrill-litestream-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  try {
    const { stdout } = await run("npm", ["pack", "--silent", "@flydotio/litestream-linux-x64@1.0.1"], {
      cwd: folder,
    });
    await run("tar", ["-xzf", stdout.trim()], { cwd: folder });
  } catch {
    return undefined;
  }
  return join(folder, "package", "litestream");
}

function createLitestream(program: string): Litestream {
  const environment = (database: string, folder: string) => ({
    ...process.env,
    KUBEDRILL_DATABASE: database,
    LITESTREAM_REPLICA_URL: `file://${folder}`,
  });
  return {
    replicate(database, folder) {
      const child = spawn(program, ["replicate", "-config", config], {
        env: environment(database, folder),
        stdio: "ignore",
      });
      return {
        async kill() {
          if (child.exitCode !== null || child.signalCode !== null) return;
          const exit = once(child, "exit");
          child.kill("SIGKILL");
          await exit;
        },
      };
    },
    async restore(folder, database) {
      await run(program, ["restore", "-o", database, `file://${folder}`]);
    },
  };
}
